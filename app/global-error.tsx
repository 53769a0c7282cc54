"use client";

import { Mark } from "@/components/layout/mark";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/states";
import { mono, sans } from "./fonts";
import "./globals.css";

/** The last net, when even the frame failed: it brings its own document. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en" data-theme="dark" className={`${sans.variable} ${mono.variable}`}>
      <body>
        <title>Grizzly did not load</title>
        <main className="grid min-h-dvh place-items-center px-4">
          <div className="flex flex-col items-center">
            <Mark className="size-10" />
            <ErrorState
              title="Grizzly did not load"
              id={error.digest}
              action={
                <Button look="primary" onClick={reset}>
                  Try again
                </Button>
              }
            >
              Something failed on our side. What you saved before is safe. Try again in a minute; if it stays,
              tell us the id below.
            </ErrorState>
          </div>
        </main>
      </body>
    </html>
  );
}
