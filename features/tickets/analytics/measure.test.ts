import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { medianChange, percent, shareChange, spreadOf } from "./measure";
import { barsOf, dayAfter, dayIn, spanOf, zoneAmong } from "./ranges";
import { medianWords, spreadWords, waitWords } from "./words";

const values = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { maxLength: 60 });

describe("how waits spread", () => {
  it("is nothing of nothing, and never more than its count allows", () => {
    expect(spreadOf([])).toEqual({ count: 0, median: null, p90: null, longest: null });
    expect(spreadOf([60, 120, 600])).toEqual({ count: 3, median: 120, p90: null, longest: 600 });
    expect(spreadOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toMatchObject({ median: 5.5, p90: 9.1 });
  });

  it("has half of the values on either side of its median, in any order", () => {
    fc.assert(
      fc.property(values, (all) => {
        const { median, p90, longest, count } = spreadOf(all);
        expect(count).toBe(all.length);
        expect(median === null).toBe(all.length === 0);
        if (median === null) return;
        const half = all.length / 2;
        expect(all.filter((one) => one <= median).length).toBeGreaterThanOrEqual(half);
        expect(all.filter((one) => one >= median).length).toBeGreaterThanOrEqual(half);
        expect(p90 === null).toBe(all.length < 10);
        if (p90 !== null) expect([median <= p90, p90 <= (longest ?? 0)]).toEqual([true, true]);
        expect(spreadOf([...all].reverse())).toEqual(spreadOf(all));
      }),
    );
  });

  it("is not compared where either side has fewer than five", () => {
    const [few, many] = [spreadOf([1, 2, 3, 4]), spreadOf([10, 10, 10, 10, 10])];
    expect([medianChange(few, many), medianChange(many, few)]).toEqual([null, null]);
    expect(medianChange(many, spreadOf([4, 4, 4, 4, 4]))).toBe(6);
    expect(shareChange([4, 4], [1, 9])).toBeNull();
    expect(shareChange([9, 10], [4, 5])).toBe(10);
  });

  it("says of how many it is", () => {
    expect(spreadWords(spreadOf([]))).toBe("None in this stretch");
    expect(spreadWords(spreadOf([3_600]))).toBe("of 1 ticket");
    expect(spreadWords(spreadOf([60, 120, 600]))).toBe("of 3 tickets, slowest 10 min");
    expect(spreadWords(spreadOf(Array.from({ length: 11 }, (_, at) => at * 600)))).toBe(
      "of 11 tickets, 90 % within 1 h 30 min",
    );
    const five = (seconds: number) => spreadOf([seconds, seconds, seconds, seconds, seconds]);
    expect(medianWords(five(3_600), five(7_260), "7d")).toBe("1 h 1 min faster than in the 7 days before");
    expect(medianWords(five(3_600), five(3_630), "7d")).toBe("As fast as in the 7 days before");
    expect(medianWords(five(3_600), spreadOf([1]), "30d")).toContain("too few to compare");
    expect([waitWords(45), waitWords(3_601), waitWords(200_000)]).toEqual(["45 s", "1 h", "2 d 8 h"]);
  });
});

describe("a share", () => {
  it("is never all but what is all, and never nothing but what is nothing", () => {
    expect(percent(0, 0)).toBeNull();
    expect([percent(999, 1_000), percent(1, 1_000), percent(1_000, 1_000), percent(0, 9)]).toEqual([
      99, 1, 100, 0,
    ]);
  });
});

describe("a stretch of days", () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((at) => dayAfter("1990-01-01", at));

  it("ends today, and has one as long right before it", () => {
    expect(spanOf("7d", "2026-11-22")).toEqual({
      span: { from: "2026-11-16", to: "2026-11-22", days: 7 },
      before: { from: "2026-11-09", to: "2026-11-15", days: 7 },
    });
    fc.assert(
      fc.property(day, fc.constantFrom("7d", "30d", "90d", "365d"), (today, range) => {
        const { span, before } = spanOf(range, today);
        expect(span.to).toBe(today);
        expect(dayAfter(before.to, 1)).toBe(span.from);
        expect(barsOf(span).flat()).toHaveLength(span.days);
        expect(barsOf(span).flat().at(-1)).toBe(today);
        expect(new Set(barsOf(span).flat()).size).toBe(span.days);
      }),
    );
  });

  it("is told on the guild's clock, and on UTC's where a name is no zone", () => {
    const at = new Date("2026-11-22T23:30:00Z");
    expect(dayIn("Europe/Warsaw", at)).toBe("2026-11-23");
    expect(dayIn("America/Lima", at)).toBe("2026-11-22");
    expect(zoneAmong([null, "Mars/Base", "Asia/Tokyo"])).toBe("Asia/Tokyo");
    expect(zoneAmong([undefined, ""])).toBe("UTC");
  });
});
