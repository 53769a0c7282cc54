import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LONGEST_WAIT_MS, nextWait } from "./backoff";

describe("the wait before the next run", () => {
  it("is the task's own rhythm after a success, spread by a tenth", () => {
    expect(nextWait(10_000, 0, 0)).toBe(9_500);
    expect(nextWait(10_000, 0, 1)).toBe(10_500);
  });

  it("doubles with each failure, from a second", () => {
    expect([1, 2, 3, 4].map((failures) => nextWait(100, failures, 1))).toEqual([1000, 2000, 4000, 8000]);
  });

  it("is never quicker than the rhythm's half for a slow task that fails", () => {
    expect(nextWait(60_000, 1, 0)).toBe(30_000);
  });

  it("waits as long as the error asks, even beyond the longest wait", () => {
    expect(nextWait(1000, 1, 0.5, { retryAfterMs: 20 * 60_000 })).toBe(20 * 60_000);
    expect(nextWait(1000, 1, 1, { retryAfterMs: Number.NaN })).toBe(1000);
    expect(nextWait(1000, 1, 1, new Error("plain"))).toBe(1000);
  });

  it("stays between half a second and the longest wait whatever happened", () => {
    const failures = fc.integer({ min: 1, max: 10_000 });
    const random = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: LONGEST_WAIT_MS }), failures, random, (every, failed, chance) => {
        const wait = nextWait(every, failed, chance);
        expect(wait).toBeGreaterThanOrEqual(500);
        expect(wait).toBeLessThanOrEqual(LONGEST_WAIT_MS);
      }),
    );
  });
});
