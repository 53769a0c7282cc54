"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { ticketTopic } from "@/features/live/names";
import { fieldsIn } from "../../../replies/fields";
import type { SavedReply } from "../../../replies/schema";
import { newestLive } from "../../newest-live";
import { useSend } from "../../use-send";
import { useFiles } from "../files/use-files";
import { useSent } from "../use-sent";
import { useSince, writeSince } from "./draft-since";
import { type OtherMessage, showMessage } from "./newer-bar";
import { useFields } from "./use-fields";
import { useMarkedDraft } from "./use-marks";
import { writeInto } from "./write-into";

export interface WriterProps {
  guildId: string;
  /** For addresses that a person reads. */
  guildSlug: string;
  number: number;
  /** Id of the newest public message that this page shows. */
  seen: number;
  /** The newest public messages of others. */
  others: readonly OtherMessage[];
  note: boolean;
}

/** The event that puts words into the field that is open: its detail is the text. */
const INSERT = "grizzly:write";

/** Everything that a reply or a note is made of while it is being written. */
export function useWriter({ guildId, number, seen, others, note }: WriterProps) {
  const draft = `${guildId}:${number}:${note ? "note" : "reply"}`;
  const field = useRef<HTMLTextAreaElement>(null);
  const router = useRouter();
  const { text, marks, set, mark } = useMarkedDraft(draft);
  const files = useFiles(guildId, draft);
  const address = `/api/guilds/${guildId}/tickets/${number}`;
  const replies = `${address}/replies`;
  const fields = useFields(replies);
  const [reviewed, setReviewed] = useState(0);
  const [picking, setPicking] = useState(false);
  const { result, busy, send, submit } = useSend({
    address: `${address}/${note ? "notes" : "reply"}`,
    topic: ticketTopic(guildId, number),
    note,
  });
  const key = useSent(result, () => {
    set("");
    files.clear();
    setReviewed(0);
  });
  const error = result && !result.ok ? result.error : null;
  const outdated = error?.details?.code === "outdated";

  const since = useSince(draft);
  const begun = text !== "" || files.kept.length > 0;
  const wrote = useRef(false);
  useEffect(() => {
    if (note) return;
    if (begun && since === null) writeSince(draft, Math.max(seen, newestLive()));
    // Not at the start, when the kept draft has not been read yet.
    if (!begun && wrote.current) writeSince(draft, null);
    wrote.current = begun;
  }, [note, begun, since, draft, seen]);
  // What came meanwhile may not stand on the page yet.
  useEffect(() => {
    if (outdated) router.refresh();
  }, [outdated, router]);

  useEffect(() => {
    const insert = (event: Event) => {
      const at = field.current;
      if (at && event instanceof CustomEvent && typeof event.detail === "string")
        writeInto(at, at.selectionStart, at.selectionEnd, event.detail);
    };
    addEventListener(INSERT, insert);
    return () => removeEventListener(INSERT, insert);
  }, []);

  const known = Math.max(since ?? seen, reviewed);
  const newer = note || since === null ? [] : others.filter((one) => one.id > known);
  const review = () => {
    const [first] = newer;
    setReviewed(seen);
    if (first) showMessage(first.id);
  };
  const unfilled = note ? [] : fieldsIn(text);

  return {
    draft,
    field,
    text,
    marks,
    set,
    files,
    fields,
    replies,
    send,
    submit,
    busy,
    key,
    error,
    outdated,
    newer,
    review,
    dismiss: () => setReviewed(seen),
    /** Up to which message the writer has seen the conversation. */
    known: since === null ? seen : known,
    unfilled,
    picking,
    setPicking,
    async pick(reply: SavedReply) {
      setPicking(false);
      const { text: made, marks: found } = await fields.fill(reply.body);
      const at = field.current;
      if (!at) return;
      const start = at.selectionStart;
      writeInto(at, start, at.selectionEnd, made);
      mark(found.map((one) => ({ ...one, start: one.start + start, end: one.end + start })));
    },
    async fillIn() {
      const before = text;
      const filled = await fields.fill(before);
      const at = field.current;
      if (!at || at.value !== before) return;
      writeInto(at, 0, before.length, filled.text);
      mark([...filled.marks]);
    },
  };
}

export type WriterState = ReturnType<typeof useWriter>;
