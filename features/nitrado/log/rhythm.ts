import { MINUTE } from "@/lib/time";

const LONGEST_QUIET = 2 * MINUTE;
const LONGEST_FAILING = 10 * MINUTE;

export interface RhythmFacts {
  /** Looks in a row that failed. */
  failures: number;
  /** Milliseconds that the last failure asked us to wait. */
  retryAfterMs: number;
  /** Milliseconds since a log last grew; null before any did. */
  quietForMs: number | null;
}

/**
 * Milliseconds until the next look at a service: the poll interval while something happens, up to four times as long
 * once nothing did for an hour, and doubling while looks fail.
 */
export function nextLook(pollMs: number, { failures, retryAfterMs, quietForMs }: RhythmFacts): number {
  if (failures > 0) {
    const wait = Math.min(Math.max(LONGEST_FAILING, pollMs), pollMs * 2 ** Math.min(failures, 16));
    return Math.max(wait, retryAfterMs);
  }
  const calm = quietForMs === null || quietForMs < 15 * MINUTE ? 1 : quietForMs < 60 * MINUTE ? 2 : 4;
  return Math.max(pollMs, Math.min(pollMs * calm, LONGEST_QUIET));
}

export interface FinishFacts {
  /** Of the older log. */
  modifiedAt: Date | null;
  /** Since when it has its size; null before the first look at it. */
  sizeSince: Date | null;
  /** When the newer log began. */
  newerStart: Date;
  now: Date;
}

const SETTLED = 10 * MINUTE;
/** The file server copies a log's last lines a while after they were written, which can be after the next start. */
const COPIED = MINUTE;

/**
 * Whether nothing will be added to a log that another one followed: it was last written before the other began, and
 * has kept its size over two looks or for ten minutes; else it has kept its size for a minute. What comes later all
 * the same is still read.
 */
export function isFinished({ modifiedAt, sizeSince, newerStart, now }: FinishFacts): boolean {
  const unchanged = sizeSince === null ? 0 : now.getTime() - sizeSince.getTime();
  if (unchanged >= COPIED) return true;
  if (!modifiedAt || modifiedAt > newerStart) return false;
  return unchanged > 0 || now.getTime() - modifiedAt.getTime() >= SETTLED;
}

/** A log that never settles holds the newer one up no longer than this. */
export const WAITS_AT_MOST = 30 * MINUTE;

/** Milliseconds until a log that was set aside is tried again, though it looks the same: what was sent may be to blame. */
export function nextTry(problems: number): number {
  return Math.min(60, 2 ** Math.max(0, problems - 3)) * MINUTE * (problems < 3 ? 0 : 1);
}

/** A newer log waits this many tries for one that was set aside: then it is not a passing fault. */
export const TRIES_BEFORE_NEWER = 3;
