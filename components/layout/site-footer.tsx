"use client";
// On the client for its weight: every page carries the foot once as HTML, not again as serialised elements.
import type { ReactNode } from "react";
import { SoftLink } from "../ui/soft-link";
import { ThemeSwitch } from "../ui/theme-switch";
import { Wordmark } from "./mark";

interface FooterLink {
  href: string;
  label: string;
}

export interface FooterProps {
  /** Links of the last line. */
  footer: readonly FooterLink[];
  /** The small print at its right. */
  note: ReactNode;
  /** Columns above the last line, with one sentence of what this is. */
  columns?: readonly { title: string; links: readonly FooterLink[] }[];
  about?: string;
  /** Whether all is well, and when that was checked. */
  status?: ReactNode;
}

/** The foot of public pages: one line, or columns above it. */
export function SiteFooter({ footer, note, columns, about, status }: FooterProps) {
  return (
    <footer className="mt-24 border-t max-md:mt-16">
      {columns ? (
        <div className="page grid grid-cols-[1.9fr_1fr_1fr_1fr] gap-8 py-10 max-md:grid-cols-3 max-md:gap-x-4">
          <div className="max-md:col-span-3">
            <Wordmark />
            {about ? <p className="mt-3 max-w-72 text-13 text-muted">{about}</p> : null}
          </div>
          {columns.map((column) => (
            <nav key={column.title} aria-label={column.title}>
              <p className="font-semibold text-13">{column.title}</p>
              <ul className="mt-2.5 grid">
                {column.links.map((link) => (
                  <li key={link.href}>
                    <SoftLink
                      href={link.href}
                      className="inline-flex h-8 items-center text-13 text-muted transition-colors duration-quick hover:text-ink max-md:h-auto max-md:min-h-11"
                    >
                      {link.label}
                    </SoftLink>
                  </li>
                ))}
              </ul>
            </nav>
          ))}
        </div>
      ) : null}
      <div className="page">
        <div
          className={`flex flex-wrap items-center gap-x-6 gap-y-2 py-4 text-12 text-muted ${columns ? "border-t" : ""}`}
        >
          {status}
          {footer.map((link) => (
            <SoftLink
              key={link.href}
              href={link.href}
              className="inline-flex min-h-6 items-center text-13 transition-colors duration-quick hover:text-ink max-md:min-h-11"
            >
              {link.label}
            </SoftLink>
          ))}
          <span className="text-faint md:ml-auto">{note}</span>
          <ThemeSwitch className="max-md:ml-auto" />
        </div>
      </div>
    </footer>
  );
}
