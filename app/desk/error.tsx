"use client";

import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/states";

export default function DeskError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <ErrorState
      title="The desk could not be loaded"
      {...(error.digest && { id: error.digest })}
      action={<Button onClick={reset}>Try again</Button>}
    >
      No message was lost. What you were writing is kept in this browser.
    </ErrorState>
  );
}
