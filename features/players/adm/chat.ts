import { ADM_EVENT, type AdmEvent } from "./events";
import type { Scan } from "./scan";

const REPORT = "PLAYER REPORT: <";

/** `("name"(id=ID)): text` at its opening parenthesis. The first id that fits is the speaker's: the text is the player's to write. */
function speech(s: Scan, at: number, channel: string | null): AdmEvent | null {
  if (!s.is('("', at)) return null;
  for (let quote = s.find('"', at + 2); quote >= 0; quote = s.find('"', quote + 1)) {
    if (!s.is('"(id=', quote)) continue;
    const id = quote + 5;
    let end = id;
    let code = s.bytes[end];
    while (end < s.rawEnd && code !== 41 && code !== 40 && code !== 32) code = s.bytes[++end];
    if (!s.is(")):", end)) continue;
    const from = s.bytes[end + 3] === 32 ? end + 4 : end + 3;
    return {
      type: ADM_EVENT.chatMessage,
      channel,
      name: s.slice(at + 2, quote),
      id: s.slice(id, end),
      text: s.slice(from, s.rawEnd),
    };
  }
  return null;
}

/** `Chat(…)`, or a mod's `Chat[Global](…)`. */
export function chat(s: Scan, at: number): AdmEvent | null {
  if (s.is("Chat(", at)) return speech(s, at + 4, null);
  if (!s.is("Chat[", at)) return null;
  const close = s.find("](", at + 5);
  return close < 0 ? null : speech(s, close + 1, s.slice(at + 5, close));
}

/** A mod's `[Chat - Global](…)`. */
export function bracketChat(s: Scan, at: number): AdmEvent | null {
  const close = s.find("](", at);
  return close < 0 ? null : speech(s, close + 1, s.slice(at + 8, close));
}

/** `PLAYER REPORT: <2023-11-26_18-14-16> <ID>: text`. */
export function report(s: Scan, at: number): AdmEvent | null {
  if (!s.is(REPORT, at)) return null;
  const stampEnd = s.find("> <", at + REPORT.length);
  const idEnd = stampEnd < 0 ? -1 : s.find(">:", stampEnd + 3);
  if (idEnd < 0) return null;
  const from = s.bytes[idEnd + 2] === 32 ? idEnd + 3 : idEnd + 2;
  return {
    type: ADM_EVENT.chatReport,
    id: s.slice(stampEnd + 3, idEnd),
    text: s.slice(from, s.rawEnd),
  };
}
