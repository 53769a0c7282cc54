"use client";
import { Lock, MessageSquareReply, Send } from "lucide-react";
import { type KeyboardEvent, useActionState, useId, useState } from "react";
import { Textarea } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { MESSAGE_MAX } from "../../limits";
import { noteForm, replyForm } from "../actions";
import { useDraft } from "./use-draft";
import { useSent } from "./use-sent";

interface ComposerProps {
  guildId: string;
  number: number;
  /** Id of the newest message that this page shows. */
  seen: number;
  /** A closed ticket takes notes alone. */
  open: boolean;
}

type Result = Awaited<ReturnType<typeof replyForm>>;
/** Ctrl or ⌘ with Enter sends. */
function sends(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  }
}

function Writer({ guildId, number, seen, note }: Omit<ComposerProps, "open"> & { note: boolean }) {
  const id = useId();
  const [text, setText] = useDraft(`${guildId}:${number}:${note ? "note" : "reply"}`);
  const [result, send, busy] = useActionState<Result | null, FormData>(note ? noteForm : replyForm, null);
  const key = useSent(result, () => setText(""));
  const error = result && !result.ok ? result.error : null;
  const outdated = error?.details?.code === "outdated";
  return (
    <form action={send} className="grid gap-2.5 p-3">
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="key" value={key} />
      {note ? null : <input type="hidden" name="seen" value={seen} />}
      <Textarea
        id={id}
        name="text"
        data-write={note ? "note" : "reply"}
        rows={4}
        required
        maxLength={MESSAGE_MAX}
        aria-label={note ? "Internal note" : "Reply"}
        aria-describedby={error ? `${id}-error` : undefined}
        aria-invalid={error ? true : undefined}
        placeholder={note ? "Only staff read this." : "Your reply. Markdown works."}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={sends}
        className={note ? "bg-honey-wash" : undefined}
      />
      {error ? (
        <p id={`${id}-error`} role="alert" className={cn("text-13", outdated ? "text-warn" : "text-bad")}>
          {error.fields?.text ?? error.message}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-12 text-faint max-md:hidden">
          {text === "" ? "Ctrl + Enter sends." : "Your words are kept here until they are sent."}
        </p>
        <div className="flex gap-2 max-md:w-full">
          {outdated ? (
            <Button type="submit" name="anyway" value="true" busy={busy}>
              Send anyway
            </Button>
          ) : null}
          <Button type="submit" look={outdated ? undefined : "primary"} busy={busy} className="max-md:flex-1">
            {note ? <Lock aria-hidden /> : <Send aria-hidden />}
            {note ? "Keep note" : "Send reply"}
          </Button>
        </div>
      </div>
    </form>
  );
}

const TAB =
  "inline-flex h-10 items-center gap-2 border-b-2 px-1 text-13 aria-selected:border-honey aria-selected:font-medium aria-selected:text-ink border-transparent text-muted hover:text-ink max-md:h-11 [&>svg]:size-4";

/** Where staff write: a reply that the opener reads, or a note that they do not. Each keeps its own draft. */
export function Composer({ open, ...ticket }: ComposerProps) {
  const [note, setNote] = useState(!open);
  const writesNote = note || !open;
  const tabs = [
    { note: false, label: "Reply", icon: <MessageSquareReply aria-hidden /> },
    { note: true, label: "Note", icon: <Lock aria-hidden /> },
  ].filter((tab) => tab.note || open);
  return (
    <section aria-label="Write" className="rounded-card border bg-raised">
      <div role="tablist" aria-label="What to write" className="flex gap-5 border-b px-3">
        {tabs.map((tab) => (
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
      <Writer key={writesNote ? "note" : "reply"} {...ticket} note={writesNote} />
    </section>
  );
}
