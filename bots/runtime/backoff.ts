/** The longest wait after failures, in milliseconds. */
export const LONGEST_WAIT_MS = 5 * 60_000;

/** An error may say itself when to come back: a rate limit's `Retry-After`, in milliseconds. */
export interface RetryHint {
  retryAfterMs: number;
}

function hintOf(error: unknown): number {
  if (typeof error !== "object" || error === null || !("retryAfterMs" in error)) return 0;
  const { retryAfterMs } = error as RetryHint;
  return Number.isFinite(retryAfterMs) && retryAfterMs > 0 ? retryAfterMs : 0;
}

/**
 * How long a task waits before its next run, in milliseconds.
 *
 * After a success: `everyMs`, spread by a tenth so that tasks and instances do not march in step. After failures: from
 * a second it doubles, each time a random part of the upper half, and never shorter than the error asked for.
 * @param failures failures in a row, 0 after a success
 * @param random from 0 to 1
 */
export function nextWait(everyMs: number, failures: number, random: number, error?: unknown): number {
  if (failures === 0) return Math.round(everyMs * (0.95 + 0.1 * random));
  const full = Math.min(LONGEST_WAIT_MS, Math.max(everyMs, 1000 * 2 ** Math.min(failures - 1, 20)));
  return Math.round(Math.max(full * (0.5 + 0.5 * random), hintOf(error)));
}
