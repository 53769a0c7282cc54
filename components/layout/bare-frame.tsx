import type { ReactNode } from "react";
import { FrameScript } from "./frame-script";
import { Wordmark } from "./mark";
import { SkipLink } from "./skip-link";

/** A frame that needs nothing to work: for pages that tell that something does not. */
export function BareFrame({ nonce, children }: { nonce?: string; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <FrameScript nonce={nonce} />
      <SkipLink />
      <header className="border-b">
        <div className="page flex h-bar items-center">
          <a
            href="/"
            aria-label="Grizzly, home"
            className="-ml-1 flex min-h-11 items-center rounded-control p-1"
          >
            <Wordmark />
          </a>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="page grid flex-1 place-items-center py-16 outline-none">
        {children}
      </main>
    </div>
  );
}
