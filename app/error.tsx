"use client";

import { Failure } from "@/components/layout/failure";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <Failure title="This page did not load" id={error.digest} retry={reset} />;
}
