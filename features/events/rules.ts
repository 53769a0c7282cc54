import { HOUR, SECOND } from "@/lib/time";

/** After this many tries a delivery is a dead letter: kept, shown, replayed by a person. */
export const MAX_ATTEMPTS = 8;

/** How long a worker may hold a delivery before another takes it over, in seconds. */
export const LEASE_SECONDS = 60;

/**
 * Waiting time before the next try, doubling from 5 s to an hour, spread by ±20 % so that a failed provider is
 * not met by everything at once.
 * @param attempt tries so far, from 1
 * @param random between 0 and 1
 */
export function backoffMs(attempt: number, random: number): number {
  const base = Math.min(5 * SECOND * 2 ** (Math.max(1, attempt) - 1), HOUR);
  return Math.round(base * (0.8 + 0.4 * random));
}

/** Whether a pattern such as `shop.order.*` or `*` takes an event type. */
export function matchesType(pattern: string, type: string): boolean {
  if (pattern === "*" || pattern === type) return true;
  return pattern.endsWith(".*") && type.startsWith(pattern.slice(0, -1));
}
