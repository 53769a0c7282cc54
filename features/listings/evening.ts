import { zoneOffset } from "@/lib/zone";
import { levelAt } from "./levels";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
export const EVENING_FROM = 19;
export const EVENING_TO = 23;
/** Hours before the end of the window that a packed history covers: 28 days. */
export const HISTORY_HOURS = 28 * 24;
export const EVENINGS = 14;
/** Below this many known evenings there is no score. */
export const EVENINGS_NEEDED = 5;

/** Where an hour stands on the visitor's clock. `weekday` 0 is Monday, `day` counts days since 1970 there. */
export interface ZonedHour {
  hour: number;
  weekday: number;
  day: number;
}

/**
 * The clock of a zone for each hour of a window. A zone's offset is asked once a day, and by the hour only on days
 * on which it changes: asking Intl is slow.
 * @param endMs end of the last hour, UTC milliseconds on a full hour
 */
export function zonedHours(endMs: number, count: number, timeZone: string): ZonedHour[] {
  const start = endMs - count * HOUR_MS;
  const days = Array.from({ length: Math.ceil(count / 24) + 1 }, (_, day) =>
    zoneOffset(start + day * DAY_MS, timeZone),
  );
  return Array.from({ length: count }, (_, index) => {
    const at = start + index * HOUR_MS;
    const day = Math.floor(index / 24);
    const [before = 0, after = 0] = [days[day], days[day + 1]];
    const local = at + (before === after ? before : zoneOffset(at, timeZone));
    const localDay = Math.floor(local / DAY_MS);
    return {
      hour: Math.floor((local - localDay * DAY_MS) / HOUR_MS),
      weekday: (localDay + 3) % 7,
      day: localDay,
    };
  });
}

/** The last evenings of a window, oldest first: for each the indexes of its hours. An evening still running counts. */
export function eveningSlots(hours: readonly ZonedHour[], evenings = EVENINGS): number[][] {
  const byDay = new Map<number, number[]>();
  hours.forEach(({ hour, day }, index) => {
    if (hour < EVENING_FROM || hour >= EVENING_TO) return;
    byDay.set(day, [...(byDay.get(day) ?? []), index]);
  });
  return [...byDay.entries()]
    .sort(([a], [b]) => a - b)
    .slice(-evenings)
    .map(([, slots]) => slots);
}

export interface EveningScore {
  /** 0 to 100: mean share of slots taken, or null when too few evenings are known. */
  score: number | null;
  /** Share of each evening, oldest first; null where less than half of its hours are known. */
  evenings: (number | null)[];
  known: number;
}

/** How full a server is in the visitor's evenings. @param packed one level an hour, aligned with the slots' indexes */
export function eveningScore(packed: string, slots: readonly number[][]): EveningScore {
  const evenings = slots.map((hours) => {
    const known = hours.map((index) => levelAt(packed, index)).filter((share) => share !== null);
    if (known.length === 0 || known.length * 2 < hours.length) return null;
    return known.reduce((sum, share) => sum + share, 0) / known.length;
  });
  const shares = evenings.filter((share) => share !== null);
  const score =
    shares.length < EVENINGS_NEEDED
      ? null
      : Math.round((shares.reduce((sum, share) => sum + share, 0) / shares.length) * 100);
  return { score, evenings, known: shares.length };
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by;

/** The hour of UTC at which an evening begins on the clock of a zone, 0 to 23. @param at UTC milliseconds */
export function eveningHour(timeZone: string, at: number): number {
  return modulo(Math.ceil(EVENING_FROM - zoneOffset(at, timeZone) / HOUR_MS), 24);
}

/** For each hour of UTC the slots of the evenings that begin there. @param endMs see {@link zonedHours} */
export const slotsByHour = (endMs: number, count: number): number[][][] =>
  Array.from({ length: 24 }, (_, hour) => {
    const ahead = modulo(EVENING_FROM - hour + 11, 24) - 11;
    const zone = ahead === 0 ? "UTC" : `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
    return eveningSlots(zonedHours(endMs, count, zone));
  });
