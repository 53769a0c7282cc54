"use client";
import { useActionState } from "react";
import { useRefresh } from "@/features/live/web/use-refresh";
import { Refused, sendJson } from "@/lib/http/ask";
import type { WrittenMessage } from "../mutations/message";

/** What became of a message: where it is stored, or why it is not. */
export type Sent =
  | { ok: true; data: WrittenMessage }
  | { ok: false; error: Pick<Refused, "code" | "message" | "details" | "fields"> };

const AWAY = {
  code: "unavailable",
  message: "No answer came. Your words are kept: send them again, and they stand there once.",
  details: {},
};

async function post(address: string, form: FormData): Promise<Sent> {
  try {
    return { ok: true, data: await sendJson<WrittenMessage>(address, Object.fromEntries(form)) };
  } catch (error) {
    return { ok: false, error: error instanceof Refused ? error : AWAY };
  }
}

/**
 * Sends a form's fields to one of the addresses that keep messages; the page is made anew a moment later, when those
 * who follow have read it.
 */
export function useSend(
  address: string,
): [result: Sent | null, send: (form: FormData) => void, busy: boolean] {
  const refresh = useRefresh();
  return useActionState<Sent | null, FormData>(async (_before, form) => {
    const sent = await post(address, form);
    if (sent.ok) refresh();
    return sent;
  }, null);
}
