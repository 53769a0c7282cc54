import { randomInt } from "node:crypto";
import { DAY, MINUTE } from "@/lib/time";

/** How long somebody can change their mind. */
export const DELETION_WAIT_MS = 7 * DAY;

/** How long an archive can be fetched. */
export const EXPORT_LIVES_MS = 7 * DAY;

/** So often a job begins again where it stopped, before a person has to look. */
export const MOST_ATTEMPTS = 6;

/** When a step is tried again. @param attempts failures so far, from 1 */
export const retryAfterMs = (attempts: number): number => Math.min(30, 2 ** (attempts - 1)) * MINUTE;

/** Who stands in rows that stay. */
export const DELETED_NAME = "Deleted account";

/**
 * An id for the place of a Discord id in rows that stay: 19 digits that begin with 9. Discord counts milliseconds from
 * 2015 in the upper bits of its ids and gets there after the year 2080, so that it is nobody's.
 */
export function standInId(): string {
  return `9${String(randomInt(10 ** 9)).padStart(9, "0")}${String(randomInt(10 ** 9)).padStart(9, "0")}`;
}

export const isStandIn = (discordId: string): boolean => /^9\d{18}$/.test(discordId);

/** Whether somebody typed the name that stands there: case and spaces around it do not matter. */
export function sameName(typed: string, name: string): boolean {
  const plain = (text: string) => text.normalize("NFKC").trim().toLowerCase();
  return plain(typed) === plain(name) && plain(typed) !== "";
}

/** How far an archive is, from 0 to 1. */
export function exportShare({ step, steps }: { step: number; steps: number }): number {
  return steps <= 0 ? 0 : Math.min(1, Math.max(0, step / steps));
}
