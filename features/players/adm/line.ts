import { ADM_EVENT, ADM_NOISE, ADM_UNKNOWN, type AdmLine } from "./events";
import { message } from "./message";
import { Scan } from "./scan";

const HEADER = "AdminLog started on ";
const FOOTER = "*EOF*";
const STAR = 42;

/** The length of `HH:MM:SS | `. */
export const STAMP_LENGTH = 11;

/** Two digits at an index, or a number that is too large for any clock. */
function two(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - 48;
  const ones = (bytes[at + 1] ?? 0) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 100;
}

/** Seconds since midnight of `HH:MM:SS` at an index, or -1. */
function clockAt({ bytes }: Scan, at: number): number {
  if (bytes[at + 2] !== 58 || bytes[at + 5] !== 58) return -1;
  const hours = two(bytes, at);
  const minutes = two(bytes, at + 3);
  const seconds = two(bytes, at + 6);
  return hours < 24 && minutes < 60 && seconds < 60 ? hours * 3600 + minutes * 60 + seconds : -1;
}

/** Seconds since midnight of the stamp that opens a log line, or -1 where there is none. */
export function stampAt(s: Scan, at: number): number {
  const { bytes } = s;
  if (bytes[at + 9] !== 124 || bytes[at + 8] !== 32) return -1;
  if (bytes[at + 10] !== 32 && at + 10 < s.rawEnd) return -1;
  return clockAt(s, at);
}

/** A calendar date `YYYY-MM-DD` at an index, or null. */
function dateAt(s: Scan, at: number): string | null {
  const date = s.slice(at, at + 10);
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return null;
  const time = new Date(`${date}T00:00:00Z`);
  return time.getUTCDate() === Number(date.slice(8)) ? date : null;
}

/** Reads a line that has no stamp. `continues` says whether a stamped line came before it in the file. */
export function bareLine(s: Scan, at: number, continues: boolean): AdmLine {
  let from = at;
  while (from < s.end && (s.bytes[from] ?? 0) <= 32) from++;
  if (from >= s.end) return { type: ADM_NOISE.blank };
  if (s.bytes[from] === STAR) return stars(s, from) ?? stray(continues);
  if (!s.is(HEADER, from)) return stray(continues);
  const date = dateAt(s, from + 20);
  const seconds = s.is(" at ", from + 30) ? clockAt(s, from + 34) : -1;
  if (date === null || seconds < 0 || from + 42 !== s.end) return stray(continues);
  return { type: ADM_EVENT.logStarted, date, seconds };
}

function stray(continues: boolean): AdmLine {
  return { type: continues ? ADM_NOISE.continuation : ADM_UNKNOWN };
}

/** A row of stars is the header's ornament; with EOF in its middle it is the footer of a clean stop. */
function stars(s: Scan, from: number): AdmLine | null {
  const word = s.find(FOOTER, from);
  const middle = word < 0 ? s.end : word + 1;
  for (let i = from; i < middle; i++) if (s.bytes[i] !== STAR) return null;
  for (let i = word < 0 ? s.end : word + 4; i < s.end; i++) if (s.bytes[i] !== STAR) return null;
  return { type: word < 0 ? ADM_NOISE.ornament : ADM_NOISE.footer };
}

/** One line outside of a file, as text: its stamp in seconds since midnight (null without) and what it says. */
export function readAdmLine(line: string): { seconds: number | null; line: AdmLine } {
  const scan = new Scan();
  const bytes = Buffer.from(line, "utf8");
  scan.set(bytes, bytes.toString("latin1"), 0, bytes.length, false);
  const seconds = stampAt(scan, 0);
  if (seconds < 0) return { seconds: null, line: bareLine(scan, 0, false) };
  return { seconds, line: message(scan, STAMP_LENGTH) };
}
