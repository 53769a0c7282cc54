import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linePath, roundTicks, stepPath } from "./scale";

describe("roundTicks", () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [21, [0, 10, 20]],
    [22_760, [0, 10_000, 20_000]],
    [5, [0, 2, 4]],
  ])("for %s are %j", (largest, ticks) => {
    expect(roundTicks(largest)).toEqual(ticks);
  });

  it("are two to four whole values from zero, never above the largest", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (largest) => {
        const ticks = roundTicks(largest);
        expect(ticks[0]).toBe(0);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(4);
        expect(ticks.every((tick) => Number.isInteger(tick) && tick <= largest)).toBe(true);
      }),
    );
  });
});

it("a line breaks where a value is not known", () => {
  expect(linePath([{ x: 0, y: 1 }, { x: 1, y: 2 }, null, { x: 3, y: 4 }])).toBe("M0.0 1.0L1.0 2.0M3.0 4.0");
});

it("a balance holds until its next change", () => {
  expect(
    stepPath(
      [
        { x: 0, y: 9 },
        { x: 4, y: 3 },
      ],
      10,
    ),
  ).toBe("M0.0 9.0H4.0V3.0H10.0");
});
