import { MINUTE } from "@/lib/time";
import type { AttemptFacts } from "./attempt-states";

/** A start of the server as the log and Nitrado's own note tell of it. */
export interface BootFact {
  id: number;
  /** The mission's own header where the log has come, else Nitrado's note. */
  startedAt: Date;
  /** When Nitrado noted the restart. Null if it did not. */
  notedAt: Date | null;
  /** Whether the log proves it; a note alone says that a restart was tried. */
  proven: boolean;
}

/** From copying the mission's files to the log's header, at most: used where nobody noted the restart. */
export const COPIED_BEFORE_MS = 3 * MINUTE;
/** From a noted restart to the log's header, at most. */
export const LOADS_WITHIN_MS = 15 * MINUTE;
/** A note without any log after this long is an outcome that nobody knows. */
export const PROOF_WITHIN_MS = 20 * MINUTE;
/** Without a newer line, the log counts as silent about a time only this long after it. */
export const LOG_COMES_WITHIN_MS = 20 * MINUTE;

export type Presence = Pick<AttemptFacts, "intentAt" | "stagedAt" | "unstageIntentAt" | "unstagedAt">;

/**
 * Whether a boot read the file while an attempt stood in it. The host copies files at an unknown moment between
 * Nitrado's note and the log's header; where that span touches a time in which the file was changing, nobody knows.
 */
export function bootTook(presence: Presence, boot: BootFact): "yes" | "no" | "unknown" {
  const { intentAt, stagedAt, unstageIntentAt, unstagedAt } = presence;
  if (intentAt === null) return "no";
  const earliest = boot.notedAt?.getTime() ?? boot.startedAt.getTime() - COPIED_BEFORE_MS;
  const latest = boot.proven
    ? Math.max(boot.startedAt.getTime(), earliest)
    : boot.startedAt.getTime() + LOADS_WITHIN_MS;
  if (latest < intentAt.getTime()) return "no";
  if (unstagedAt !== null && earliest > unstagedAt.getTime()) return "no";
  const after = stagedAt !== null && earliest >= stagedAt.getTime();
  const before = unstageIntentAt === null || latest <= unstageIntentAt.getTime();
  return after && before ? "yes" : "unknown";
}

export type BootVerdict =
  | { verdict: "none" }
  | { verdict: "noted" | "proven"; boot: BootFact }
  | { verdict: "look"; reason: string; boots: BootFact[] };

const clock = (at: Date): string => `${at.toISOString().slice(11, 16)} UTC`;

/** What the boots of a server mean for an attempt. @param boots oldest first, at least those since its intent */
export function judgeBoots(presence: Presence, boots: readonly BootFact[], now: Date): BootVerdict {
  const took = boots.filter((boot) => bootTook(presence, boot) !== "no");
  const [first] = took;
  if (!first) return { verdict: "none" };
  const look = (reason: string): BootVerdict => ({ verdict: "look", reason, boots: took });
  if (took.length > 1) {
    const times = took.map((boot) => clock(boot.startedAt)).join(", ");
    return look(
      `The server started ${took.length} times before the file was clean again (${times}). It may lie there more than once.`,
    );
  }
  if (bootTook(presence, first) === "unknown")
    return look(
      `The server started at ${clock(first.startedAt)} while the file was being changed. Nobody knows which file it read.`,
    );
  if (first.proven) return { verdict: "proven", boot: first };
  if (now.getTime() - first.startedAt.getTime() > PROOF_WITHIN_MS)
    return look(
      `Nitrado noted a restart at ${clock(first.startedAt)}, and no log has shown a start since. Nobody knows whether it came up.`,
    );
  return { verdict: "noted", boot: first };
}

/** Whether a restart is under way: noted, not proven yet, and young enough to copy files still. */
export const bootUnderWay = (boots: readonly BootFact[], now: Date): BootFact | null =>
  boots.find((boot) => !boot.proven && now.getTime() - boot.startedAt.getTime() <= LOADS_WITHIN_MS) ?? null;

/** What the log says about a time. */
export interface LogFacts {
  /** Time of the newest line that was read. */
  completeUntil: Date | null;
  /** When the log folder was last looked at. */
  checkedAt: Date | null;
}

/**
 * Whether it is proven that no boot read an attempt's entry. Without an intent it never stood in the file; with one,
 * the log must have gone on past the moment when the file was clean, and tell of no start in between.
 */
export function provenUnread(presence: Presence, boots: readonly BootFact[], log: LogFacts): boolean {
  if (presence.intentAt === null) return true;
  if (presence.unstagedAt === null) return false;
  if (boots.some((boot) => bootTook(presence, boot) !== "no")) return false;
  const clean = presence.unstagedAt.getTime();
  const wentOn = log.completeUntil !== null && log.completeUntil.getTime() > clean + MINUTE;
  return wentOn || (log.checkedAt !== null && log.checkedAt.getTime() > clean + LOG_COMES_WITHIN_MS);
}
