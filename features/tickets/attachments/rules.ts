import {
  ENDINGS,
  type FileKind,
  NAME_MAX,
  sizeWords,
  TICKET_BYTES,
  TICKET_FILES,
  WAITING_BYTES,
  WAITING_FILES,
  WHAT_IS_TAKEN,
} from "./limits";

/** The ending of a file's name in small letters, without its dot; empty without one. */
export const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";

/** What a file's name promises. */
export const promised = (name: string): FileKind | null => {
  const ending = endingOf(name);
  return Object.hasOwn(ENDINGS, ending) ? (ENDINGS[ending] ?? null) : null;
};

/** Why a file's name is not taken, in a sentence; null when it is. */
export function nameProblem(name: string): string | null {
  if (name.trim() === "") return "This file has no name. Give it one.";
  if (name.length > NAME_MAX) return `The file's name is longer than ${NAME_MAX} characters. Shorten it.`;
  if (/[/\\]/.test(name) || /^\.+/.test(name)) return "A file's name cannot be a path. Rename the file.";
  if (/\p{C}/u.test(name)) return "The file's name holds characters that cannot be shown. Rename the file.";
  if (promised(name) === null) return `Files of this type are not taken: ${WHAT_IS_TAKEN}.`;
  return null;
}

interface Room {
  files: number;
  bytes: number;
}

/** Why a ticket cannot keep these files as well, in a sentence; null when it can. */
export function ticketRoomProblem(kept: Room, added: Room): string | null {
  if (kept.files + added.files > TICKET_FILES)
    return `A ticket keeps ${TICKET_FILES} files at most, and this one has ${kept.files}.`;
  if (kept.bytes + added.bytes > TICKET_BYTES)
    return `A ticket keeps ${sizeWords(TICKET_BYTES)} of files at most, and this one has ${sizeWords(kept.bytes)}.`;
  return null;
}

/** Why a person cannot upload another file before they send what waits, in a sentence; null when they can. */
export function waitingProblem(waiting: Room, added: number): string | null {
  return waiting.files >= WAITING_FILES || waiting.bytes + added > WAITING_BYTES
    ? "Too many of your files wait to be sent. Send them, or remove some."
    : null;
}

export interface ByteRange {
  from: number;
  /** The last byte, included. */
  to: number;
}

/** Most bytes of one answer to a player that asks for parts. */
const PART = 2 * 1024 * 1024;

/**
 * What a Range header asks for, cut to one part.
 * @returns null to answer with the whole file (no header, or one that may be ignored); `none` when it lies outside
 */
export function rangeOf(header: string | null, size: number): ByteRange | null | "none" {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return null;
  const from = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (from >= size || from > to) return "none";
  return { from, to: Math.min(to, from + PART - 1) };
}
