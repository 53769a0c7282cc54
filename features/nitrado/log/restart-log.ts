/** A start in Nitrado's own log. */
export interface RestartNote {
  /** Seconds since 1970 on the clock that the log is written by. */
  local: number;
  /** The line, shortened. */
  text: string;
}

const ISO = /(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)/;
const GERMAN = /(\d\d)\.(\d\d)\.(\d{4})[ -]+(\d\d):(\d\d):(\d\d)/;
// The log is written for people and its words are not documented; what stops a server starts nothing.
const STARTS = /re-?start|started|starting|\bboot/i;
const STOPS = /\bstop/i;

function timeOf(line: string): number | null {
  const iso = ISO.exec(line);
  const parts = iso ?? GERMAN.exec(line);
  if (!parts) return null;
  const [, a, b, c, hours, minutes, seconds] = parts;
  const [year, month, day] = iso ? [a, b, c] : [c, b, a];
  const at = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`) / 1_000;
  return Number.isNaN(at) ? null : at;
}

/**
 * Reads Nitrado's restart.log, whole or its end. A line that was cut at the front is left out, and so is one at the
 * end that may still grow.
 */
export function restartNotes(
  bytes: Uint8Array,
  cutFront: boolean,
): { notes: RestartNote[]; last: number | null } {
  const text = Buffer.from(bytes).toString("utf8");
  const lines = text.slice(0, text.lastIndexOf("\n") + 1).split("\n");
  const notes: RestartNote[] = [];
  let last: number | null = null;
  for (const line of cutFront ? lines.slice(1) : lines) {
    const local = timeOf(line);
    if (local === null) continue;
    last = local;
    if (STARTS.test(line) && !STOPS.test(line)) notes.push({ local, text: line.trim().slice(0, 200) });
  }
  return { notes, last };
}
