"use client";

import { FailureWords } from "@/components/layout/failure";

/** For public pages that fail: the frame around them still stands, with its ways on. */
export default function PublicError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <div className="grid min-h-[60vh] place-items-center px-4">
      <FailureWords title="This page did not load" id={error.digest} retry={reset} />
    </div>
  );
}
