import { describe, expect, it } from "vitest";
import { eveningScore, eveningSlots, HISTORY_HOURS, zonedHours } from "./evening";
import { fullestHour, heatStrip } from "./heat";
import { packLevels } from "./levels";

// Monday 2026-11-23 00:00 UTC.
const END = Date.UTC(2026, 10, 23);
const hoursIn = (zone: string, end = END) => zonedHours(end, HISTORY_HOURS, zone);
const full = (zone: string, when: (hour: number, weekday: number) => boolean) =>
  packLevels(hoursIn(zone).map(({ hour, weekday }) => (when(hour, weekday) ? 1 : 0)));

describe("the visitor's evening", () => {
  it("is 19 to 23 on the clock of the zone, also where it is half an hour off", () => {
    const slots = eveningSlots(hoursIn("Europe/Warsaw"));
    expect(slots).toHaveLength(14);
    expect(slots.every((evening) => evening.length === 4)).toBe(true);
    const lastUtcHours = slots
      .at(-1)
      ?.map((index) => new Date(END - (HISTORY_HOURS - index) * 3_600_000).getUTCHours());
    expect(lastUtcHours).toEqual([18, 19, 20, 21]);
    expect(eveningSlots(hoursIn("Asia/Kolkata")).every((evening) => evening.length === 4)).toBe(true);
  });

  it("ranks a server that fills at another continent's evening low here and high there", () => {
    const american = full("America/New_York", (hour) => hour >= 19 && hour < 23);
    const here = eveningScore(american, eveningSlots(hoursIn("Europe/Warsaw")));
    const there = eveningScore(american, eveningSlots(hoursIn("America/New_York")));
    expect(here.score).toBe(0);
    expect(there.score).toBe(100);
  });

  it("gives no score for fewer than five known evenings, and says how many there are", () => {
    const hours = hoursIn("UTC");
    const young = packLevels(hours.map((_, index) => (index >= HISTORY_HOURS - 48 ? 0.5 : null)));
    const score = eveningScore(young, eveningSlots(hours));
    expect(score).toMatchObject({ score: null, known: 2 });
    expect(score.evenings.slice(0, 12).every((share) => share === null)).toBe(true);
  });

  it("leaves an evening out when less than half of it is known", () => {
    const slots = [[0, 1, 2, 3]];
    expect(eveningScore("z---", slots).known).toBe(0);
    expect(eveningScore("zz--", slots).evenings).toEqual([1]);
  });

  it("agrees with Intl on every hour, also in zones that are odd and on days of change", () => {
    for (const zone of [
      "Europe/Warsaw",
      "America/New_York",
      "Asia/Kolkata",
      "Australia/Lord_Howe",
      "Africa/Casablanca",
    ]) {
      for (const end of [Date.UTC(2026, 9, 28, 7), Date.UTC(2026, 10, 5), Date.UTC(2026, 2, 20), END]) {
        const clock = new Intl.DateTimeFormat("en-GB", {
          timeZone: zone,
          hour: "2-digit",
          hourCycle: "h23",
          weekday: "short",
        });
        zonedHours(end, 480, zone).forEach(({ hour, weekday }, index) => {
          const parts = clock.formatToParts(end - (480 - index) * 3_600_000);
          const part = (type: string) => parts.find((one) => one.type === type)?.value;
          const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
          expect([zone, hour, names[weekday]]).toEqual([zone, Number(part("hour")), part("weekday")]);
        });
      }
    }
  });

  it("holds through the night when clocks change", () => {
    const afterChange = zonedHours(Date.UTC(2026, 9, 26), HISTORY_HOURS, "Europe/Warsaw");
    expect(eveningSlots(afterChange).every((evening) => evening.length === 4)).toBe(true);
  });
});

describe("the week's heat", () => {
  it("puts an hour on its weekday in the visitor's zone", () => {
    const packed = full("UTC", (hour, weekday) => weekday === 4 && hour === 23);
    expect(fullestHour(heatStrip(packed, hoursIn("UTC")))).toEqual({ weekday: 4, hour: 23 });
    expect(fullestHour(heatStrip(packed, hoursIn("Europe/Warsaw")))).toEqual({ weekday: 5, hour: 0 });
  });

  it("keeps hours that were never seen apart from empty ones", () => {
    const strip = heatStrip("0-", [
      { hour: 0, weekday: 0, day: 0 },
      { hour: 1, weekday: 0, day: 0 },
    ]);
    expect(strip[0]?.[0]).toEqual({ share: 0, weeks: 1 });
    expect(strip[0]?.[1]).toEqual({ share: null, weeks: 0 });
    expect(fullestHour(strip)).toBeNull();
  });
});
