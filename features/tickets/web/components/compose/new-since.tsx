"use client";
import { useSince } from "./draft-since";

/** The line before the first message that came after the reader began their draft. */
export function NewSince({ draft, after, at }: { draft: string; after: number; at: number }) {
  const since = useSince(draft);
  if (since === null || since < after || since >= at) return null;
  return (
    <li className="flex items-center gap-3 text-12 before:h-px before:flex-1 before:bg-honey-line after:h-px after:flex-1 after:bg-honey-line">
      New since you began your draft
    </li>
  );
}
