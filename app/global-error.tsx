"use client";

import { Failure } from "@/components/layout/failure";
import "./globals.css";

/** The last net, when even the root layout failed: it brings its own document, in the system's type. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en" data-theme="dark">
      <body>
        <title>Grizzly did not load</title>
        <Failure title="Grizzly did not load" id={error.digest} retry={reset} />
      </body>
    </html>
  );
}
