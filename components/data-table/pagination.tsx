import type { ReactNode } from "react";
import { SoftLink } from "../ui/soft-link";

/** The foot of a list that is read by keyset: what is shown, and the link to what comes after it. */
export function Pagination({
  shown,
  next,
  nextLabel = "Show more",
  first,
}: {
  /** "12 of 214 entries", or "12 shown". */
  shown: ReactNode;
  /** Address of the next page; null at the end. */
  next: string | null;
  nextLabel?: string;
  /** Address of the newest page, when this is not it. */
  first?: string | null;
}) {
  return (
    <nav
      aria-label="More of this list"
      className="flex min-h-11 flex-wrap items-center justify-between gap-x-6 gap-y-1 px-5 py-2 text-13 text-muted max-md:px-4"
    >
      <span>{shown}</span>
      <span className="flex gap-5">
        {first ? (
          <SoftLink
            href={first}
            className="quiet-link inline-flex min-h-6 items-center text-ink max-md:min-h-11"
          >
            Back to the newest
          </SoftLink>
        ) : null}
        {next ? (
          <SoftLink
            href={next}
            scroll={false}
            className="quiet-link inline-flex min-h-6 items-center text-ink max-md:min-h-11"
          >
            {nextLabel}
          </SoftLink>
        ) : null}
      </span>
    </nav>
  );
}
