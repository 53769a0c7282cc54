import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "@/lib/time";
import { zoneOffset } from "@/lib/zone";
import { afterOpenHours, isOpenAt, type OpeningHours } from "./hours";

const at = (iso: string) => new Date(iso);
const week = (change: Partial<OpeningHours> = {}): OpeningHours => ({
  enabled: true,
  timeZone: "Europe/Warsaw",
  days: Array.from({ length: 7 }, () => ({ from: "10:00", to: "22:00" })),
  ...change,
});

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
const hours: fc.Arbitrary<OpeningHours> = fc.record({
  enabled: fc.constant(true),
  timeZone: fc.constantFrom(
    "UTC",
    "Europe/Warsaw",
    "America/New_York",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
  ),
  days: fc
    .array(fc.option(fc.record({ from: clock, to: clock })), { minLength: 7, maxLength: 7 })
    .filter((days) => days.some((day) => day !== null)),
});
const moments = fc.date({
  min: at("2025-01-01T00:00:00Z"),
  max: at("2027-12-31T00:00:00Z"),
  noInvalidDate: true,
});

/** The same said slowly: is the wall clock of a minute in a span of its day, or of one that began the day before? */
function openSlowly({ days, timeZone }: OpeningHours, instant: number): boolean {
  const local = instant + zoneOffset(instant, timeZone);
  const day = Math.floor(local / DAY);
  const minute = Math.floor((local - day * DAY) / MINUTE);
  const spanOf = (nr: number) => {
    const span = days[(((nr + 3) % 7) + 7) % 7];
    if (!span) return null;
    const [from, to] = [span.from, span.to].map(
      (text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)),
    );
    return { from: from ?? 0, to: to ?? 0 };
  };
  const today = spanOf(day);
  const before = spanOf(day - 1);
  if (today && minute >= today.from && (today.to <= today.from || minute < today.to)) return true;
  return before !== null && before.to <= before.from && minute < before.to;
}

describe("the time until an answer", () => {
  it("runs day and night where a guild has no hours", () => {
    const since = at("2026-03-29T00:30:00Z");
    for (const opening of [
      null,
      week({ enabled: false }),
      week({ days: [null, null, null, null, null, null, null] }),
    ])
      expect(afterOpenHours(since, 12, opening)).toEqual(at("2026-03-29T12:30:00Z"));
  });

  it("stands still over the night, over closed days, and knows when clocks change", () => {
    // Warsaw is two hours ahead in summer: 21:00 there, one hour left today.
    expect(afterOpenHours(at("2026-07-06T19:00:00Z"), 3, week())).toEqual(at("2026-07-07T10:00:00Z"));
    // Before it opens: from ten o'clock.
    expect(afterOpenHours(at("2026-07-06T03:00:00Z"), 12, week())).toEqual(at("2026-07-06T20:00:00Z"));
    // Friday evening, closed at the weekend.
    const weekdays = week({ days: [...week().days.slice(0, 5), null, null] });
    expect(afterOpenHours(at("2026-07-10T20:30:00Z"), 1, weekdays)).toEqual(at("2026-07-13T09:00:00Z"));
    // The clocks go back in the night to 25 October: ten o'clock is an hour later then.
    expect(afterOpenHours(at("2026-10-24T20:30:00Z"), 1, week())).toEqual(at("2026-10-25T10:00:00Z"));
    // Past midnight belongs to the evening before.
    const late = week({ days: [{ from: "18:00", to: "02:00" }, null, null, null, null, null, null] });
    expect(afterOpenHours(at("2026-07-06T22:00:00Z"), 3, late)).toEqual(at("2026-07-13T17:00:00Z"));
  });

  it("ends where the guild is open, and not before so much open time has passed", () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 20 }), hours, (since, most, opening) => {
        const due = afterOpenHours(since, most, opening).getTime();
        expect(due - since.getTime()).toBeGreaterThanOrEqual(most * HOUR);
        // What comes right before the end is open.
        expect(isOpenAt(new Date(due - 1), opening)).toBe(true);
        // In two steps it ends at the same moment.
        const half = afterOpenHours(since, most / 2, opening);
        expect(afterOpenHours(half, most / 2, opening).getTime()).toBe(due);
        // Longer is later, and later is no sooner.
        expect(afterOpenHours(since, most + 1, opening).getTime()).toBeGreaterThan(due);
        expect(
          afterOpenHours(new Date(since.getTime() + HOUR), most, opening).getTime(),
        ).toBeGreaterThanOrEqual(due);
      }),
      { numRuns: 150 },
    );
  });

  it("counts as open what the wall clock says, away from the hours in which clocks change", () => {
    fc.assert(
      fc.property(moments, hours, (when, opening) => {
        const instant = when.getTime();
        const changing = [-DAY, DAY].some(
          (near) => zoneOffset(instant + near, opening.timeZone) !== zoneOffset(instant, opening.timeZone),
        );
        fc.pre(!changing);
        expect(isOpenAt(when, opening)).toBe(openSlowly(opening, instant));
      }),
      { numRuns: 150 },
    );
  });
});
