"use client";

import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/states";

export default function AccountError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <ErrorState
      title="This page could not be loaded"
      {...(error.digest && { id: error.digest })}
      action={<Button onClick={reset}>Try again</Button>}
    >
      Nothing was changed. Your coins, orders and links are safe.
    </ErrorState>
  );
}
