"use client";
import { useActionState } from "react";
import { useRefresh } from "@/features/live/web/use-refresh";
import type { ErrorBody } from "@/lib/http/respond";
import type { WrittenMessage } from "../mutations/message";

/** What became of a message: where it is stored, or why it is not. */
export type Sent = { ok: true; data: WrittenMessage } | { ok: false; error: ErrorBody["error"] };

const AWAY: ErrorBody["error"] = {
  code: "unavailable",
  message: "No answer came. Your words are kept: send them again, and they stand there once.",
  requestId: "",
};

async function post(address: string, form: FormData): Promise<Sent> {
  try {
    const answer = await fetch(address, {
      method: "POST",
      body: JSON.stringify(Object.fromEntries(form)),
      headers: { "content-type": "application/json", accept: "application/json" },
    });
    const body = (await answer.json()) as WrittenMessage | ErrorBody;
    return "error" in body ? { ok: false, error: body.error } : { ok: true, data: body };
  } catch {
    return { ok: false, error: AWAY };
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
