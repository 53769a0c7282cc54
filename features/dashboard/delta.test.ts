import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deltaOf } from "./delta";
import { barSpan, courseSpan, keptRange, RANGES, readKeptRange } from "./ranges";

describe("how a number changed", () => {
  it("is said in words, and not at all where a side is not known", () => {
    expect(deltaOf(71, 64, "24h")).toEqual({ direction: "up", words: "7 more than yesterday" });
    expect(deltaOf(134, 146, "7d")).toEqual({ direction: "down", words: "12 fewer than the week before" });
    expect(deltaOf(1_000, 10_370, "30d", "less")?.words).toBe("9,370 less than the 30 days before");
    expect(deltaOf(5, 5, "season")).toEqual({ direction: "same", words: "as many as the season before" });
    expect(deltaOf(5, 0, "7d")?.words).toBe("none the week before");
    expect(deltaOf(null, 5, "24h")).toBeNull();
    expect(deltaOf(5, null, "24h")).toBeNull();
  });
});

describe("the stretch of a range", () => {
  const moment = fc.date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });

  it("ends with the running step, and the one before is as long", () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...RANGES), (now, range) => {
        for (const span of [barSpan(range, now), courseSpan(range, now)]) {
          expect(span.to.getTime() - span.from.getTime()).toBe(span.stepMs * span.count);
          expect(span.from.getTime() - span.before.getTime()).toBe(span.stepMs * span.count);
          expect(span.to.getTime()).toBeGreaterThan(now.getTime());
          expect(span.to.getTime() - span.stepMs).toBeLessThanOrEqual(now.getTime());
          expect(span.to.getTime() % span.stepMs).toBe(0);
          expect(span.whole.getTime()).toBeLessThanOrEqual(now.getTime());
        }
      }),
    );
  });

  it("is kept under a name that reads back", () => {
    for (const range of RANGES)
      for (const serviceId of [null, "11840201"])
        expect(readKeptRange(keptRange(range, serviceId))).toEqual({ range, serviceId });
    expect(readKeptRange("90d")).toBeNull();
  });
});
