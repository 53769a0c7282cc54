import { DAY, HOUR, MINUTE } from "@/lib/time";
import { zoneOffset } from "@/lib/zone";

/** From and until on the guild's clock, `HH:MM`; past midnight where it ends before it begins, a whole day where equal. */
export interface OpenSpan {
  from: string;
  to: string;
}

/** When a guild's promises run. */
export interface OpeningHours {
  /** Off is always open. */
  enabled: boolean;
  timeZone: string;
  /** Seven days from Monday; null is closed. */
  days: (OpenSpan | null)[];
}

/** Longest that a deadline is looked for; a guild that opens one minute a week reaches no promise before. */
const MOST_DAYS = 800;

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
};

/** The instant of a wall clock. Where the clock was set forward the minute that is missing is the one after. */
function instantOf(localDay: number, minutes: number, timeZone: string): number {
  const local = localDay + minutes * MINUTE;
  const guess = local - zoneOffset(local, timeZone);
  return local - zoneOffset(guess, timeZone);
}

/** Spans in which a guild is open, in their order, from the day before an instant; they can overlap. */
function* spans({ days, timeZone }: OpeningHours, since: number): Generator<[from: number, to: number]> {
  const local = since + zoneOffset(since, timeZone);
  const today = Math.floor(local / DAY) * DAY;
  for (let day = today - DAY, at = 0; at < MOST_DAYS; at++, day += DAY) {
    // The first day of 1970 was a Thursday; the list begins on Monday.
    const span = days[(Math.round(day / DAY) + 3) % 7];
    if (!span) continue;
    const [from, to] = [minutesOf(span.from), minutesOf(span.to)];
    const end = to > from ? instantOf(day, to, timeZone) : instantOf(day + DAY, to, timeZone);
    yield [instantOf(day, from, timeZone), end];
  }
}

/**
 * When so many hours have passed in which the guild was open.
 * @param hours zero or more
 */
export function afterOpenHours(since: Date, hours: number, opening: OpeningHours | null): Date {
  const plain = new Date(since.getTime() + hours * HOUR);
  if (!opening?.enabled || opening.days.every((span) => span === null)) return plain;
  let left = hours * HOUR;
  let reached = since.getTime();
  for (const [from, to] of spans(opening, reached)) {
    const start = Math.max(from, reached);
    if (to <= start) continue;
    if (to - start >= left) return new Date(start + left);
    left -= to - start;
    reached = to;
  }
  return plain;
}

/** Whether the guild is open at a moment. */
export function isOpenAt(at: Date, opening: OpeningHours | null): boolean {
  if (!opening?.enabled) return true;
  const now = at.getTime();
  for (const [from, to] of spans(opening, now)) {
    if (from > now) return false;
    if (now < to) return true;
  }
  return false;
}
