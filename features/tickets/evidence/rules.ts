import { canonical } from "@/features/economy/rules";
import { sha256 } from "@/lib/crypto";
import { HOUR, MINUTE } from "@/lib/time";
import type { EvidenceLine, Party } from "./schema";

/** A timeline begins and ends this long before and after what it is about. */
export const AROUND_MS = 30 * MINUTE;
/** A death that is older cannot be reported: positions are kept for thirty days, and memories are not. */
export const REPORT_DAYS = 14;
/** Lines of a timeline at most: half a minute each for two people. */
export const MOST_LINES = 400;
/** A log that was not read to the end of the stretch by then will not be: the server was removed, or its file was. */
export const GIVE_UP_MS = 24 * HOUR;
/** Nitrado is asked again for the log's own lines as long as this, when it does not answer. */
export const RAW_PATIENCE_MS = 30 * MINUTE;

/** The stretch of time that a timeline of a moment covers. */
export const around = (at: Date): { from: Date; until: Date } => ({
  from: new Date(at.getTime() - AROUND_MS),
  until: new Date(at.getTime() + AROUND_MS),
});

export type FreezeStep = "wait" | "complete" | "give-up";

/** Whether a timeline can be frozen: when nothing before its end is missing in the log, or never will come. */
export function freezeStep(until: Date, logUntil: Date | null, now: Date): FreezeStep {
  if (logUntil !== null && logUntil.getTime() >= until.getTime()) return "complete";
  return now.getTime() - until.getTime() > GIVE_UP_MS ? "give-up" : "wait";
}

/** Whether a freeze goes on without the lines that Nitrado did not give. @param since when they could be read first */
export const rawIsGivenUp = (since: Date, now: Date): boolean =>
  now.getTime() - since.getTime() > RAW_PATIENCE_MS;

/** Order of the canonical set: time, then the place in the log, then the player. */
export function inOrder(lines: readonly EvidenceLine[]): EvidenceLine[] {
  return [...lines].sort(
    (a, b) =>
      a.at.localeCompare(b.at) ||
      a.file.localeCompare(b.file) ||
      a.byte - b.byte ||
      a.playerId - b.playerId ||
      a.kind.localeCompare(b.kind),
  );
}

/**
 * The digest of a frozen set: over its lines in their order and its parties, as JSON with sorted keys. Whoever has the
 * set can count it again; the order in which it was read makes no difference.
 */
export function digestOf(set: { parties: readonly Party[]; lines: readonly EvidenceLine[] }): string {
  const parties = [...set.parties].sort((a, b) => a.playerId - b.playerId);
  return sha256(canonical({ parties, lines: inOrder(set.lines) }));
}

/** What tells two lines of a log apart, and finds one again. */
export const lineKey = ({ file, byte }: Pick<EvidenceLine, "file" | "byte">): string => `${file}:${byte}`;

const DULL_MS = 9 * MINUTE;

/**
 * The lines that a reader needs: all that happened, and of merely being seen no more than one in nine minutes for each
 * player. The others stay in the set.
 */
export function telling(lines: readonly EvidenceLine[]): EvidenceLine[] {
  const last = new Map<number, number>();
  return inOrder(lines).filter((line) => {
    const at = Date.parse(line.at);
    const quiet = at - (last.get(line.playerId) ?? 0) >= DULL_MS;
    if (line.kind === "seen" && !quiet) return false;
    last.set(line.playerId, at);
    return true;
  });
}

const WEIGHT: Record<string, number> = { kill: 0, death: 0, hit_by_player: 1, join: 2, leave: 2, seen: 5 };

/** Of many telling lines those that say most, deaths first, then what lies nearest to the moment; in their order. */
export function mostTelling(lines: readonly EvidenceLine[], moment: Date, most: number): EvidenceLine[] {
  const far = (line: EvidenceLine) => Math.abs(Date.parse(line.at) - moment.getTime());
  const weight = (line: EvidenceLine) => WEIGHT[line.kind] ?? 3;
  const ranked = telling(lines).sort((a, b) => weight(a) - weight(b) || far(a) - far(b));
  return inOrder(ranked.slice(0, most));
}

/** A stretch of a file that holds several wanted lines. */
export interface Stretch {
  from: number;
  /** First byte behind it. */
  to: number;
  bytes: number[];
}

/** The longest line that the log writes, with room. */
const LINE_ROOM = 2_048;
const GAP = 32_768;
/** A timeline's lines lie in one or two boots: a file that would need more is asked for part of it. */
export const MOST_BYTES = 2 * 1_024 * 1_024;

/** The stretches of a file to ask for, so that near lines come together. @param end of what was read of the file */
export function stretchesOf(bytes: readonly number[], end: number): Stretch[] {
  const found: Stretch[] = [];
  let sum = 0;
  for (const byte of [...new Set(bytes)].sort((a, b) => a - b)) {
    const to = Math.min(byte + LINE_ROOM, end);
    if (to <= byte) continue;
    const last = found.at(-1);
    if (last && byte - last.to < GAP) {
      sum += to - last.to;
      last.to = to;
      last.bytes.push(byte);
    } else {
      sum += to - byte;
      found.push({ from: byte, to, bytes: [byte] });
    }
    if (sum > MOST_BYTES) break;
  }
  return found;
}

/** The line that begins at a byte of a stretch; null where what stands there is no line of an admin log. */
export function lineAt(stretch: Uint8Array, at: number): string | null {
  const end = stretch.indexOf(10, at);
  const bytes = stretch.subarray(at, end === -1 ? stretch.length : end);
  const line = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("utf8")
    .replace(/\r$/, "");
  return /^\d\d:\d\d:\d\d \| /.test(line) ? line : null;
}
