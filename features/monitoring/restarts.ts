import { zoneOffset } from "@/lib/zone";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The instant at which a zone's clock shows a local time given as if it were UTC. */
function instantOf(localAsUtc: number, timeZone: string): number {
  const guess = localAsUtc - zoneOffset(localAsUtc, timeZone);
  return localAsUtc - zoneOffset(guess, timeZone);
}

/**
 * The next restarts of a daily schedule, soonest first.
 * @param times `HH:MM` on the clock of `timeZone`
 */
export function nextRestarts(times: readonly string[], timeZone: string, now: Date, count: number): Date[] {
  if (times.length === 0) return [];
  const local = now.getTime() + zoneOffset(now.getTime(), timeZone);
  const midnight = Math.floor(local / DAY_MS) * DAY_MS;
  const found: number[] = [];
  for (let day = 0; found.length < count && day < 8; day += 1) {
    const instants = times.map((time) => {
      const [hours = 0, minutes = 0] = time.split(":").map(Number);
      return instantOf(midnight + day * DAY_MS + (hours * 60 + minutes) * MINUTE_MS, timeZone);
    });
    found.push(...instants.filter((instant) => instant > now.getTime()).sort((a, b) => a - b));
  }
  return found.slice(0, count).map((instant) => new Date(instant));
}
