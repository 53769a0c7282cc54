import { randomBytes } from "node:crypto";
import { json } from "@/sandbox/http/reply";
import type { Reply } from "@/sandbox/http/types";

/** Nitrado's envelope around everything but the OAuth token. */
export function data(body: Record<string, unknown>, status = 200): Reply {
  return json(status, { status: "success", data: body });
}

export function message(sentence: string, status = 200): Reply {
  return json(status, { status: "success", message: sentence });
}

/** An error carries an id for Nitrado's support. Some errors come with status 200. */
export function failed(status: number, sentence: string, headers: Record<string, string> = {}): Reply {
  return json(
    status,
    { status: "error", message: sentence },
    { "x-raven-event-id": randomBytes(16).toString("hex"), ...headers },
  );
}

/** Dates without a zone, as most of Nitrado's are. */
export function localDate(at: Date): string {
  return at.toISOString().slice(0, 19);
}
