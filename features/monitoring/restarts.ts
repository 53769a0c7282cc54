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

/** What is known of a server's restarts: a daily schedule, or one that was announced. */
export interface Restarting {
  /** `HH:MM` on the clock of `timeZone`. */
  restartTimes: readonly string[];
  timeZone: string;
  nextRestartAt: string | null;
}

/** The server that restarts next, and when; the schedule is trusted before what was announced. Null where none is known. */
export function soonestRestart<T extends Restarting>(
  servers: readonly T[],
  now: Date,
): { server: T; at: Date } | null {
  const coming = servers.flatMap((server) => {
    const planned = nextRestarts(server.restartTimes, server.timeZone, now, 1)[0];
    const announced = server.nextRestartAt === null ? null : new Date(server.nextRestartAt);
    const at = planned ?? (announced && announced > now ? announced : null);
    return at ? [{ server, at }] : [];
  });
  return coming.toSorted((a, b) => a.at.getTime() - b.at.getTime())[0] ?? null;
}
