import { DAY, isoDate } from "@/lib/time";

export const NUMBER_RANGES = ["7d", "30d", "90d", "365d"] as const;
export type NumberRange = (typeof NUMBER_RANGES)[number];

const DAYS: Record<NumberRange, number> = { "7d": 7, "30d": 30, "90d": 90, "365d": 364 };

/** Days of a guild's clock, `2026-11-22`, each end included. */
export interface DaySpan {
  from: string;
  to: string;
  days: number;
}

/** A day that lies so many days after another; before it when negative. */
export const dayAfter = (day: string, days: number): string =>
  isoDate(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY));

/** The stretch that ends with a day, and as long a stretch before it. A year is 52 weeks, so that bars are whole ones. */
export function spanOf(range: NumberRange, today: string): { span: DaySpan; before: DaySpan } {
  const days = DAYS[range];
  const from = dayAfter(today, 1 - days);
  return {
    span: { from, to: today, days },
    before: { from: dayAfter(from, -days), to: dayAfter(from, -1), days },
  };
}

/** Days of a span in groups that are drawn as one bar: single days, or weeks in a year. */
export function barsOf({ from, days }: DaySpan): string[][] {
  const size = days > 100 ? 7 : 1;
  return Array.from({ length: days / size }, (_, bar) =>
    Array.from({ length: size }, (_, day) => dayAfter(from, bar * size + day)),
  );
}

/** What day it is on a zone's clock. @throws RangeError for an unknown zone */
export const dayIn = (timeZone: string, now: Date): string =>
  // The Swedish way to write a date is ISO's.
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(now);

/** The first of some names that is a time zone; UTC when none is. */
export function zoneAmong(names: readonly (string | null | undefined)[]): string {
  for (const name of names) {
    if (!name) continue;
    try {
      dayIn(name, new Date(0));
      return name;
    } catch {
      // A name that an older bot wrote; the next one counts.
    }
  }
  return "UTC";
}
