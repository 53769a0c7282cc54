import type { ReactNode } from "react";
import { FrameScript } from "./frame-script";
import { type FooterProps, SiteFooter } from "./site-footer";
import { type HeaderProps, SiteHeader } from "./site-header";
import { SkipLink } from "./skip-link";

export interface PublicFrameProps extends FooterProps, HeaderProps {
  /** Nonce of the response, on pages that have one. */
  nonce?: string;
  children: ReactNode;
}

/** Top bar, page (1,200 wide with its padding), footer. What differs by visitor comes in through `visitor`. */
export function PublicFrame({ nav, search, visitor, nonce, children, ...footer }: PublicFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <FrameScript nonce={nonce} />
      <SkipLink />
      <SiteHeader nav={nav} search={search} visitor={visitor} />
      <main id="content" tabIndex={-1} className="page flex-1 outline-none">
        {children}
      </main>
      <SiteFooter {...footer} />
    </div>
  );
}
