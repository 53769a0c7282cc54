import { createHash } from "node:crypto";
import type { NitradoFile } from "../api";

/** An admin log as the file server lists it. */
export interface ListedLog {
  /** The file's name there; on PC it changes when the log is rotated. */
  name: string;
  path: string;
  size: number;
  modifiedAt: Date | null;
  /** The boot that its name tells, in seconds since 1970 on the server's clock; null where only the header can tell. */
  namedStart: number | null;
}

/** A listed log that is known for what it is. */
export interface AdmLog extends ListedLog {
  /** Stays the same for the life of the log: with service and byte it is an event's identity. */
  logName: string;
  /** When its first boot began, in seconds since 1970 on the server's clock. */
  start: number;
  /** Digest of everything up to the header; null for a log whose name tells what it is. */
  header: string | null;
}

/** The header stands within this many bytes of a log. */
export const HEADER_BYTES = 1_024;

const ADM = /^DayZServer[\w-]*\.ADM$/i;
// Consoles name a log by its start, and never rename it. PC's dated names tell the end, or the start: not trusted.
const CONSOLE = /^DayZServer_(?:X1|PS4|PS5|XSX)_x64_(\d{4}-\d\d-\d\d)_(\d\d)-(\d\d)-(\d\d)\.ADM$/i;
const HEADER = /^[ \t]*AdminLog started on (\d{4}-\d\d-\d\d) at (\d\d):(\d\d):(\d\d)\r?$/gm;

function localSeconds(
  date: string | undefined,
  hours: string | undefined,
  minutes: string | undefined,
  seconds: string | undefined,
) {
  return Date.parse(`${date}T${hours}:${minutes}:${seconds}Z`) / 1_000;
}

/** The boot that a console's log tells by its name, in seconds since 1970 on the server's clock. */
export function namedStart(name: string): number | null {
  const [, date, hours, minutes, seconds] = CONSOLE.exec(name) ?? [];
  const start = date ? localSeconds(date, hours, minutes, seconds) : Number.NaN;
  return Number.isNaN(start) ? null : start;
}

/** The admin logs of a folder, in no order. */
export function admFiles(listing: readonly NitradoFile[]): ListedLog[] {
  return listing.flatMap(({ type, name, path, size, modifiedAt }) => {
    if (type !== "file" || !ADM.test(name)) return [];
    return [{ name, path, size, modifiedAt, namedStart: namedStart(name) }];
  });
}

/** Headers in a stretch of a log, each with its first byte in the stretch. A header within a chat line is none. */
export function headersIn(bytes: Uint8Array): { at: number; end: number; start: number }[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return [...text.matchAll(HEADER)].flatMap((match) => {
    const start = localSeconds(match[1], match[2], match[3], match[4]);
    return Number.isNaN(start) ? [] : [{ at: match.index, end: match.index + match[0].length, start }];
  });
}

/** What an undated file is, by its first bytes. Null without a header in them. */
export function logByHeader(file: ListedLog, head: Uint8Array): AdmLog | null {
  const [first] = headersIn(head.subarray(0, HEADER_BYTES));
  // Without the line's end the time may be cut.
  if (!first || head[first.end] === undefined) return null;
  const when = new Date(first.start * 1_000)
    .toISOString()
    .slice(0, 19)
    .replaceAll(":", "-")
    .replace("T", "_");
  const base = /^DayZServer(?:_[A-Z0-9]+)?_x64/i.exec(file.name)?.[0] ?? "DayZServer_x64";
  const header = createHash("sha256").update(head.subarray(0, first.end)).digest("hex").slice(0, 32);
  return { ...file, logName: `${base}@${when}.ADM`, start: first.start, header };
}

/** A console's log: its name tells everything. */
export function logByName(file: ListedLog): AdmLog | null {
  return file.namedStart === null
    ? null
    : { ...file, logName: file.name, start: file.namedStart, header: null };
}

/** Bytes that are a web page or an error document, where a log was asked for. */
export function looksLikePage(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.subarray(0, 512)).toString("latin1").trimStart().toLowerCase();
  return /^(<!doctype|<html|<\?xml|<head|<body|\{"status"\s*:)/.test(text);
}
