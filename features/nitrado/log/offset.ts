/** A time on the server's clock, and when the file server says that its file was last written after it. */
export interface ClockEvidence {
  /** Seconds since 1970 on the server's clock. */
  local: number;
  /** Never before `local` in truth. */
  writtenAt: Date;
}

const DAY = 86_400;
const STEP = 15 * 60;
/** Hosts' clocks and the file server's agree this closely. */
const SKEW = 60;
/** Zones reach from 12 hours behind UTC to 14 ahead. */
const BEHIND = -12 * 3_600;
const AHEAD = 14 * 3_600;

/**
 * Minutes that a server's clock is ahead of UTC: every log was written to after what stands in it, so the shortest
 * time between the two, brought down to a quarter of an hour, is how far the clock lies behind. Null where nothing
 * tells, or something tells of no zone there is.
 */
export function measureOffset(evidence: readonly ClockEvidence[]): number | null {
  const gaps = evidence.map(({ local, writtenAt }) => writtenAt.getTime() / 1_000 - local);
  if (gaps.length === 0) return null;
  const behind = Math.floor((Math.min(...gaps) + SKEW) / STEP) * STEP;
  const ahead = behind === 0 ? 0 : -behind;
  return ahead < BEHIND || ahead > AHEAD ? null : ahead / 60;
}

/**
 * The moment, in seconds since 1970 on the server's clock, of a file's last line of which only the time of day is
 * known. The line was written just before `writtenAt`, so the zone that puts it closest behind is the right one.
 * @param timeOfDay seconds since midnight
 * @param bound the shortest known time from a file's start to its writing, in seconds: the clock lies no further behind
 */
export function lastMoment(timeOfDay: number, writtenAt: Date, bound: number): number | null {
  const written = writtenAt.getTime() / 1_000;
  const most = Math.min(bound + SKEW, -BEHIND);
  const behind = most - ((((most - (written - timeOfDay)) % DAY) + DAY) % DAY);
  return behind < -AHEAD ? null : written - behind;
}
