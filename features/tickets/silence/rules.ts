import { DAY } from "@/lib/time";

/** So long the opener has after the warning. */
export const GRACE_DAYS = 2;

export type Silence = "nothing" | "warn" | "close";

/**
 * What becomes of a ticket that waits for its opener.
 * @param silentDays days of silence before the warning; 0 is never
 * @param lastWordAt when the last public word was said, which was staff's
 * @param warnedAt when the opener was warned about that silence; null where nobody did
 */
export function afterSilence(
  silentDays: number,
  lastWordAt: Date,
  warnedAt: Date | null,
  now: Date,
): Silence {
  if (silentDays <= 0) return "nothing";
  if (warnedAt !== null) return now.getTime() - warnedAt.getTime() >= GRACE_DAYS * DAY ? "close" : "nothing";
  return now.getTime() - lastWordAt.getTime() >= silentDays * DAY ? "warn" : "nothing";
}

const days = (count: number) => (count === 1 ? "a day" : `${count} days`);

/** What stands in the conversation, and in Discord, when silence is about to close a ticket. */
export const warningText = (silentDays: number): string =>
  `Staff have waited ${days(silentDays)} for an answer of yours. If nothing is missing, there is nothing to do: this ticket closes in ${days(GRACE_DAYS)}. If something is, write here, and it stays open.`;

/** Why a ticket was closed, for its opener to read. */
export const SILENCE_REASON = "Nobody wrote for a while. Open it again if it is not settled.";
