"use client";
import { type ReactNode, useState } from "react";

const PANES = [
  { pane: "talk", label: "Conversation" },
  { pane: "facts", label: "Facts" },
] as const;

/**
 * Conversation and facts beside each other; where there is no room for both, one of them, chosen above. What belongs
 * to one is hidden by `group-data-[pane=…]/case`.
 */
export function CasePanes({ className, children }: { className: string; children: ReactNode }) {
  const [pane, setPane] = useState<"talk" | "facts">("talk");
  return (
    <div data-pane={pane} className={`group/case ${className}`}>
      <div className="-mx-4 mb-4 flex gap-6 border-b px-4 lg:hidden">
        {PANES.map((one) => (
          <button
            key={one.pane}
            type="button"
            aria-pressed={pane === one.pane}
            onClick={() => setPane(one.pane)}
            className="-mb-px h-11 border-transparent border-b-2 text-14 text-muted aria-pressed:border-honey aria-pressed:font-medium aria-pressed:text-ink"
          >
            {one.label}
          </button>
        ))}
      </div>
      {children}
    </div>
  );
}
