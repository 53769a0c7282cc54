/** What a server owner can switch off, and what shows that people play. In the words of Nitrado's settings. */
export const LINE_CLASSES = {
  sessions: " is connected",
  player_list: " | ##### PlayerList log:",
  kills: "killed by ",
  hits: "hit by ",
  placement: "placed ",
  building: ")Built ",
} as const;
export type LineClass = keyof typeof LINE_CLASSES;

const STAMP = /^(\d\d):(\d\d):(\d\d) \| /;

function timeOfDay(text: string, at: number): number | null {
  const [, hours, minutes, seconds] =
    STAMP.exec(text.slice(text.lastIndexOf("\n", at) + 1, at + 20).slice(0, 11)) ?? [];
  return hours === undefined ? null : Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
}

/** The time of day of the last stamped line, in seconds since midnight. */
export function lastTimeOfDay(bytes: Uint8Array): number | null {
  const text = Buffer.from(bytes).toString("latin1");
  for (let at = text.lastIndexOf("\n"); at > 0; at = text.lastIndexOf("\n", at - 1)) {
    const found = timeOfDay(text, at - 1);
    if (found !== null) return found;
  }
  return null;
}

/**
 * When each class of lines stood last in a stretch of a log. Good enough to tell that a setting is off: a chat line
 * can pretend to be one.
 * @param lastAt the time of the stretch's last line
 */
export function classesSeen(bytes: Uint8Array, lastAt: Date): Partial<Record<LineClass, Date>> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const end = lastTimeOfDay(bytes);
  const seen: Partial<Record<LineClass, Date>> = {};
  for (const [name, words] of Object.entries(LINE_CLASSES) as [LineClass, string][]) {
    const at = text.lastIndexOf(words);
    const time = at < 0 ? null : timeOfDay(text, at);
    if (time === null || end === null) continue;
    seen[name] = new Date(lastAt.getTime() - ((end - time + 86_400) % 86_400) * 1_000);
  }
  return seen;
}
