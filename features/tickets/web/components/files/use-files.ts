"use client";
import { useMemo, useRef, useState } from "react";
import { MAX_BYTES, MESSAGE_FILES, sizeWords } from "../../../attachments/limits";
import { nameProblem, promised } from "../../../attachments/rules";
import type { TicketFile } from "../../../attachments/schema";
import { useDraft } from "../use-draft";
import { sendFile } from "./send-file";

type Kept = Pick<TicketFile, "id" | "name" | "size" | "mediaType">;

/** A file on its way: `error` says why it did not arrive. */
export interface Sending {
  key: string;
  file: File;
  part: number;
  error: string | null;
}

function parse(kept: string): Kept[] {
  try {
    const found: unknown = JSON.parse(kept || "[]");
    return Array.isArray(found) ? found.filter((one): one is Kept => typeof one?.id === "string") : [];
  } catch {
    return [];
  }
}

/** Why a file need not be sent at all; the site looks at its content. */
function problemOf(file: File): string | null {
  const problem = nameProblem(file.name);
  const kind = promised(file.name);
  if (problem || !kind) return problem ?? "This file cannot be taken.";
  if (file.size === 0) return "This file is empty.";
  return file.size > MAX_BYTES[kind]
    ? `This file has ${sizeWords(file.size)}; ${sizeWords(MAX_BYTES[kind])} is the most for its kind.`
    : null;
}

/**
 * The files of a message that is being written: sent as soon as they are added, kept with the draft.
 * @param draft its name
 */
export function useFiles(guildId: string, draft: string) {
  const address = `/api/guilds/${guildId}/tickets/files`;
  const [text, setText] = useDraft(`${draft}:files`);
  const kept = useMemo(() => parse(text), [text]);
  const [sending, setSending] = useState<Sending[]>([]);
  const leaving = useRef(new Map<string, AbortController>());
  const latest = useRef(kept);
  latest.current = kept;
  const keep = (files: Kept[]) => {
    latest.current = files;
    setText(files.length === 0 ? "" : JSON.stringify(files));
  };
  const change = (key: string, next: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...next } : one)));
  const drop = (key: string) => setSending((all) => all.filter((one) => one.key !== key));

  const send = async (key: string, file: File) => {
    const leave = new AbortController();
    leaving.current.set(key, leave);
    change(key, { part: 0, error: null });
    try {
      const onProgress = (part: number) => change(key, { part });
      const { id, name, size, mediaType } = await sendFile(address, file, {
        signal: leave.signal,
        onProgress,
      });
      keep([...latest.current, { id, name, size, mediaType }]);
      drop(key);
    } catch (error) {
      change(key, { error: error instanceof Error ? error.message : "The file was not kept." });
    }
    leaving.current.delete(key);
  };

  return {
    kept,
    sending,
    /** What goes with the form. */
    ids: kept.map((file) => file.id).join(","),
    busy: sending.some((one) => one.error === null),
    add(files: readonly File[]) {
      const room = MESSAGE_FILES - latest.current.length - sending.length;
      const added = files.map((file, at): Sending => {
        const full = at >= room ? `At most ${MESSAGE_FILES} files go with one message.` : null;
        return { key: crypto.randomUUID(), file, part: 0, error: full ?? problemOf(file) };
      });
      setSending((all) => [...all, ...added]);
      for (const one of added) if (one.error === null) void send(one.key, one.file);
    },
    again: (one: Sending) => void send(one.key, one.file),
    leave(key: string) {
      leaving.current.get(key)?.abort();
      drop(key);
    },
    remove(id: string) {
      keep(latest.current.filter((file) => file.id !== id));
      // Where this does not arrive, the upload is forgotten after a day.
      void fetch(`${address}/${id}`, { method: "DELETE" }).catch(() => undefined);
    },
    clear: () => keep([]),
  };
}

export type Files = ReturnType<typeof useFiles>;
