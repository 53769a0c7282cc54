"use client";

import { Failure } from "@/components/layout/failure";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <Failure
      title="This page did not load"
      text="Something failed on our side. What you saved before is safe, and nothing was paid twice. Try again; if it stays, tell us the id below."
      id={error.digest}
      retry={reset}
    />
  );
}
