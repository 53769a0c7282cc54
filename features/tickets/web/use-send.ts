"use client";
import { type FormEvent, useRef, useState } from "react";
import { liveConnection } from "@/features/live/web/use-live";
import { useRefresh } from "@/features/live/web/use-refresh";
import { Refused, sendJson } from "@/lib/http/ask";
import type { WrittenMessage } from "../mutations/message";

/** What became of a message: where it is stored, or why it is not. */
export type Sent =
  | { ok: true; data: WrittenMessage }
  | { ok: false; error: Pick<Refused, "code" | "message" | "details" | "fields"> };

/** Where a page's words go. */
export interface Way {
  /** The address that keeps them. */
  address: string;
  /** What the live line calls the ticket for this writer. */
  topic: string;
  note: boolean;
}

const AWAY = {
  code: "unavailable",
  message: "No answer came. Your words are kept: send them again, and they stand there once.",
  details: {},
};

async function post(address: string, body: object): Promise<Sent> {
  try {
    return { ok: true, data: await sendJson<WrittenMessage>(address, body) };
  } catch (error) {
    return { ok: false, error: error instanceof Refused ? error : AWAY };
  }
}

/**
 * Over the live line where the page follows its ticket, else by a request. Where no answer came over the line, a
 * request with the same key finds out, or sends them: they stand there once.
 */
async function bring({ address, topic, note }: Way, form: FormData): Promise<Sent> {
  const body = Object.fromEntries(form);
  const answer = body.files ? null : await liveConnection().write({ topic, note, body });
  if (!answer) return post(address, body);
  return answer.ok ? answer : { ok: false, error: { details: {}, ...answer.error } };
}

/** Sending that takes longer is shown: before that it would only draw the form twice while the words travel. */
const BUSY_MS = 120;

/** What a form needs to send its words. */
export interface Sending {
  result: Sent | null;
  /** It takes a while. */
  busy: boolean;
  /** The form's action: for what was pressed before the page came alive. A second press while one is under way does nothing. */
  send: (form: FormData) => Promise<void>;
  submit: (event: FormEvent<HTMLFormElement>) => void;
}

/** Sends a form's fields; the page is made anew a moment later, when those who follow have read it. */
export function useSend(way: Way): Sending {
  const refresh = useRefresh();
  const [result, setResult] = useState<Sent | null>(null);
  const [busy, setBusy] = useState(false);
  const underWay = useRef(false);
  const send = async (form: FormData) => {
    if (underWay.current) return;
    underWay.current = true;
    const late = setTimeout(() => setBusy(true), BUSY_MS);
    const sent = await bring(way, form);
    clearTimeout(late);
    underWay.current = false;
    setBusy(false);
    setResult(sent);
    if (sent.ok) refresh();
  };
  return {
    result,
    busy,
    send,
    // At once, and not as React runs an action: the form is drawn anew when there is an answer.
    submit: (event) => {
      // The form of a dialog inside is not this one, though React tells of it here.
      if (event.target !== event.currentTarget) return;
      event.preventDefault();
      const { submitter } = event.nativeEvent as SubmitEvent;
      void send(new FormData(event.currentTarget, submitter));
    },
  };
}
