import type { ClientMessage } from "@/features/live/protocol";
import { parseTopic } from "@/features/live/topics";

const FIELDS = { pass: 2, here: 3, away: 2, write: 5 } as const;

/** Ids are the browser's own and come back in answers. */
const ID_MAX = 64;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads what a browser said; null for anything that is none of our messages. */
export function saidBy(text: string): ClientMessage | null {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(given)) return null;
  const { t, pass, topic, typing, id, note, body } = given;
  const fields = typeof t === "string" && Object.hasOwn(FIELDS, t) ? FIELDS[t as keyof typeof FIELDS] : 0;
  if (Object.keys(given).length !== fields) return null;
  if (t === "pass") return typeof pass === "string" ? { t, pass } : null;
  if (typeof topic !== "string" || !parseTopic(topic)) return null;
  if (t === "away") return { t, topic };
  if (t === "write") {
    const whole =
      typeof id === "string" && id.length <= ID_MAX && typeof note === "boolean" && isObject(body);
    return whole ? { t, topic, id, note, body } : null;
  }
  if (t !== "here" || (typing !== null && typing !== "reply" && typing !== "note")) return null;
  return { t, topic, typing };
}
