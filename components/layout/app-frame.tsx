import type { ReactNode } from "react";
import { BottomBar } from "./bottom-bar";
import { FrameScript } from "./frame-script";
import { type RailGroup, RailList } from "./rail";
import { RailToggle } from "./rail-toggle";
import { SkipLink } from "./skip-link";

export interface AppFrameProps {
  /** Nonce of the response (`x-nonce`). */
  nonce: string | undefined;
  /** Head of the rail: the switcher and the search. */
  top: ReactNode;
  groups: readonly RailGroup[];
  /** Foot of the rail: who is signed in, and the inbox. */
  foot: ReactNode;
  /** The bar on phones: switcher at the left, search, inbox at the right. */
  phoneTop: ReactNode;
  /** Addresses of up to four entries for the phone's lower bar; the first four when left out. */
  phone?: readonly string[];
  /** Keeps the rail folded to its icons: for pages that need the width. */
  slim?: boolean | undefined;
  children: ReactNode;
}

/** Signed-in pages: a rail at the left that folds to icons; on a phone a bar above and one below. */
export function AppFrame({ nonce, top, groups, foot, phoneTop, phone, slim, children }: AppFrameProps) {
  return (
    <>
      <FrameScript nonce={nonce} />
      <SkipLink />
      <div className="flex min-h-dvh" data-slim={slim ? "" : undefined}>
        <aside
          aria-label="Navigation"
          className="rail sticky top-0 flex h-dvh w-rail shrink-0 flex-col border-r bg-sunken max-md:hidden slim:w-rail-slim print:hidden"
        >
          <div className="grid gap-2 p-2">{top}</div>
          <div data-rail-list className="mt-1 flex-1 overflow-y-auto px-2 pb-4">
            <RailList groups={groups} label="Pages" />
          </div>
          <div className="flex items-center gap-1 border-t p-2 slim:flex-col">
            <div className="min-w-0 flex-1">{foot}</div>
            {slim ? null : <RailToggle />}
          </div>
        </aside>
        <div className="flex min-w-0 flex-1 flex-col">
          <div className="sticky top-0 z-30 flex h-bar-phone items-center justify-between gap-2 border-b bg-sunken px-3 md:hidden print:hidden">
            {phoneTop}
          </div>
          <main
            id="content"
            tabIndex={-1}
            className="w-full flex-1 px-8 pt-6 pb-16 outline-none max-md:px-4 max-md:pt-5 max-md:pb-24 print:p-0"
          >
            {children}
          </main>
        </div>
      </div>
      <BottomBar groups={groups} phone={phone} />
    </>
  );
}
