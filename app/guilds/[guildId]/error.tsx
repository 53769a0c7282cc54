"use client";

import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/states";

export default function GuildError({
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
      Nothing was changed. The shop, orders and players are as they were.
    </ErrorState>
  );
}
