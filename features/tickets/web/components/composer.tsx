"use client";
import { Lock, MessageSquareReply } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { WriterProps } from "./compose/use-writer";
import { Writer } from "./compose/writer";

interface ComposerProps extends Omit<WriterProps, "note"> {
  /** A closed ticket takes notes alone. */
  open: boolean;
  /** A button that puts evidence into what is written: it dispatches `grizzly:write` on the window with the words. */
  evidence?: ReactNode;
}

const TAB =
  "inline-flex h-11 items-center gap-2 border-b-2 px-1 text-13 aria-selected:border-honey aria-selected:font-medium aria-selected:text-ink border-transparent text-muted hover:text-ink [&>svg]:size-4";

/** Where staff write: a reply that the opener reads, or a note that they do not. Each keeps its own draft. */
export function Composer({ open, evidence = null, ...ticket }: ComposerProps) {
  const [note, setNote] = useState(!open);
  const writesNote = note || !open;
  const shown = [
    { note: false, label: "Reply", icon: <MessageSquareReply aria-hidden /> },
    { note: true, label: "Note", icon: <Lock aria-hidden /> },
  ].filter((tab) => tab.note || open);
  const tabs = (
    <div role="tablist" aria-label="What to write" className="-mb-px flex gap-4">
      {shown.map((tab) => (
        <button
          key={tab.label}
          type="button"
          role="tab"
          data-tab={tab.note ? "note" : "reply"}
          aria-selected={tab.note === writesNote}
          onClick={() => setNote(tab.note)}
          className={TAB}
        >
          {tab.icon}
          {tab.label}
        </button>
      ))}
    </div>
  );
  return (
    <section
      aria-label="Write"
      className="@container rounded-card border border-line-strong bg-raised shadow-float max-md:-mx-2"
    >
      <Writer
        key={writesNote ? "note" : "reply"}
        {...ticket}
        note={writesNote}
        tabs={tabs}
        evidence={evidence}
      />
    </section>
  );
}
