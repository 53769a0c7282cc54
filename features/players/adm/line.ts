import { ADM_EVENT, ADM_NOISE, ADM_UNKNOWN, type AdmLine } from "./events";
import { message } from "./message";
import { Scan } from "./scan";

const HEADER = "AdminLog started on ";
const FOOTER = "*EOF*";
const STAR = 42;
const DAY = 86_400;

/** The length of `HH:MM:SS | `. */
export const STAMP_LENGTH = 11;

/** Two digits at an index, or NaN. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Seconds since midnight of `HH:MM:SS` at an index, or -1. */
function clockAt(text: string, at: number): number {
  if (text.charCodeAt(at + 2) !== 58 || text.charCodeAt(at + 5) !== 58) return -1;
  const hours = two(text, at);
  const minutes = two(text, at + 3);
  const seconds = two(text, at + 6);
  return hours < 24 && minutes < 60 && seconds < 60 ? hours * 3600 + minutes * 60 + seconds : -1;
}

/** Seconds since midnight of the stamp that opens a log line, or -1 where there is none. */
export function stampAt(s: Scan, at: number): number {
  const { text } = s;
  if (text.charCodeAt(at + 9) !== 124 || text.charCodeAt(at + 8) !== 32) return -1;
  if (text.charCodeAt(at + 10) !== 32 && at + 10 < s.rawEnd) return -1;
  return clockAt(text, at);
}

/** A calendar date `YYYY-MM-DD`, or null. */
function dateAt(s: Scan, at: number): string | null {
  const date = s.text.slice(at, at + 10);
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return null;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) || !new Date(time).toISOString().startsWith(date) ? null : date;
}

/** Reads a line that has no stamp. `continues` says whether a stamped line came before it in the file. */
export function bareLine(s: Scan, at: number, continues: boolean): AdmLine {
  let from = at;
  while (from < s.end && s.text.charCodeAt(from) <= 32) from++;
  if (from >= s.end) return { type: ADM_NOISE.blank };
  if (s.text.charCodeAt(from) === STAR) return stars(s, from) ?? stray(continues);
  if (!s.is(HEADER, from)) return stray(continues);
  const date = dateAt(s, from + 20);
  const seconds = s.is(" at ", from + 30) ? clockAt(s.text, from + 34) : -1;
  if (date === null || seconds < 0 || seconds >= DAY || from + 42 !== s.end) return stray(continues);
  return { type: ADM_EVENT.logStarted, date, seconds };
}

function stray(continues: boolean): AdmLine {
  return { type: continues ? ADM_NOISE.continuation : ADM_UNKNOWN };
}

/** A row of stars is the header's ornament; with EOF in its middle it is the footer of a clean stop. */
function stars(s: Scan, from: number): AdmLine | null {
  const word = s.find(FOOTER, from);
  const middle = word < 0 ? s.end : word + 1;
  for (let i = from; i < middle; i++) if (s.text.charCodeAt(i) !== STAR) return null;
  for (let i = word < 0 ? s.end : word + 4; i < s.end; i++) if (s.text.charCodeAt(i) !== STAR) return null;
  return { type: word < 0 ? ADM_NOISE.ornament : ADM_NOISE.footer };
}

/** One line outside of a file, as text: its stamp in seconds since midnight (null without) and what it says. */
export function readAdmLine(line: string): { seconds: number | null; line: AdmLine } {
  const scan = new Scan();
  const bytes = Buffer.from(line, "utf8").toString("latin1");
  scan.set(bytes, 0, bytes.length, false);
  const seconds = stampAt(scan, 0);
  if (seconds < 0) return { seconds: null, line: bareLine(scan, 0, false) };
  return { seconds, line: message(scan, STAMP_LENGTH) };
}
