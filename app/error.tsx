"use client";

import { BareFrame } from "@/components/layout/bare-frame";
import { Button, ButtonLink } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/states";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <BareFrame script={false}>
      <ErrorState
        title="This page did not load"
        id={error.digest}
        action={
          <>
            <Button look="primary" onClick={reset}>
              Try again
            </Button>
            <ButtonLink href="/status">See the status</ButtonLink>
          </>
        }
      >
        Something failed on our side. What you saved before is safe, and nothing was paid twice. Try again; if
        it stays, tell us the id below.
      </ErrorState>
    </BareFrame>
  );
}
