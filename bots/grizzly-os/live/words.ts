import type { ClientMessage } from "@/features/live/protocol";
import { parseTopic } from "@/features/live/topics";

const FIELDS = { pass: 2, here: 3, away: 2 } as const;

/** Reads what a browser said; null for anything that is none of our messages. */
export function saidBy(text: string): ClientMessage | null {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof given !== "object" || given === null || Array.isArray(given)) return null;
  const { t, pass, topic, typing } = given as Record<string, unknown>;
  const fields = typeof t === "string" && Object.hasOwn(FIELDS, t) ? FIELDS[t as keyof typeof FIELDS] : 0;
  if (Object.keys(given).length !== fields) return null;
  if (t === "pass") return typeof pass === "string" ? { t, pass } : null;
  if (typeof topic !== "string" || !parseTopic(topic)) return null;
  if (t === "away") return { t, topic };
  if (t !== "here" || (typing !== null && typing !== "reply" && typing !== "note")) return null;
  return { t, topic, typing };
}
