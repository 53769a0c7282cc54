"use client";
// On the client for its weight: every page carries the top bar once as HTML, not again as serialised elements.
import type { ReactNode } from "react";
import { squareClass } from "../ui/button-class";
import { Glyph, MENU } from "../ui/glyph";
import { SoftLink } from "../ui/soft-link";
import type { CommandSource } from "./command-source";
import { Wordmark } from "./mark";
import { NavLink } from "./nav-link";
import { SearchButton } from "./search-button";

export interface HeaderProps {
  nav: readonly { href: string; label: string }[];
  /** What the command palette finds; without it there is no search button. */
  search?: CommandSource;
  /** The visitor's chip or the sign-in button: an island of the caller. */
  visitor?: ReactNode;
}

const LINK =
  "flex h-8 items-center rounded-control px-3 text-13 text-muted transition-colors duration-quick hover:text-ink aria-[current=page]:bg-fill-strong aria-[current=page]:font-medium aria-[current=page]:text-ink";

/** The top bar of public pages, with its menu on phones. */
export function SiteHeader({ nav, search, visitor }: HeaderProps) {
  return (
    <header className="sticky top-0 z-30 border-b bg-ground/95 backdrop-blur-sm">
      <div className="page flex h-bar items-center gap-2">
        <SoftLink
          href="/"
          aria-label="Grizzly, home"
          className="-ml-1 flex items-center rounded-control p-1 max-md:min-h-11"
        >
          <Wordmark />
        </SoftLink>
        <nav aria-label="Main" className="ml-5 flex items-center gap-0.5 max-md:hidden">
          {nav.map((link) => (
            <NavLink key={link.href} href={link.href} className={LINK}>
              {link.label}
            </NavLink>
          ))}
        </nav>
        <div className="ml-auto flex items-center gap-2 max-md:gap-1">
          {search ? <SearchButton source={search} /> : null}
          {visitor}
          <button
            type="button"
            aria-label="Menu"
            popoverTarget="site-menu"
            className={squareClass({}, "-mr-2 md:hidden")}
          >
            <Glyph d={MENU} className="size-5!" />
          </button>
        </div>
      </div>
      <div
        id="site-menu"
        popover="auto"
        className="inset-x-0 top-bar bottom-auto m-0 w-full border-0 border-b bg-raised p-2 shadow-float md:hidden"
      >
        <nav aria-label="Menu" className="grid">
          {nav.map((link) => (
            <NavLink
              key={link.href}
              href={link.href}
              className="flex h-12 items-center rounded-control px-3 text-16 text-ink aria-[current=page]:bg-fill"
            >
              {link.label}
            </NavLink>
          ))}
        </nav>
      </div>
    </header>
  );
}
