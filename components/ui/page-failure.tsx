"use client";
import type { ReactNode } from "react";
import { Button } from "./button";
import { ErrorState } from "./states";

/** What `error.tsx` of a frame shows: what failed, what is safe (children), an id to quote, and another try. */
export function PageFailure({
  title = "This page could not be loaded",
  error,
  reset,
  children,
}: {
  title?: string;
  error: Error & { digest?: string };
  reset: () => void;
  children: ReactNode;
}) {
  return (
    <ErrorState
      title={title}
      {...(error.digest && { id: error.digest })}
      action={<Button onClick={reset}>Try again</Button>}
    >
      {children}
    </ErrorState>
  );
}
