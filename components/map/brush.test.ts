import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyed, played, shifted, stroke, withEnd } from "./brush";

describe("a stretch of time", () => {
  it("is never empty and never beyond its steps, whatever is done to it", () => {
    const step = fc.double({ min: -50, max: 300, noNaN: true });
    fc.assert(
      fc.property(step, step, step, (a, b, c) => {
        for (const one of [
          stroke(a, b, 168),
          withEnd(stroke(a, b, 168), "from", c, 168),
          withEnd(stroke(a, b, 168), "to", c, 168),
          shifted(stroke(a, b, 168), c, 168),
          played(stroke(a, b, 168), 168),
        ]) {
          expect(one.from).toBeGreaterThanOrEqual(0);
          expect(one.to).toBeLessThanOrEqual(168);
          expect(one.to).toBeGreaterThan(one.from);
        }
      }),
    );
  });

  it("keeps its length when it is moved or played, and begins again after the end", () => {
    expect(shifted({ from: 10, to: 34 }, 500, 168)).toEqual({ from: 144, to: 168 });
    expect(played({ from: 0, to: 24 }, 168)).toEqual({ from: 1, to: 25 });
    expect(played({ from: 144, to: 168 }, 168)).toEqual({ from: 0, to: 24 });
  });

  it("goes by step, by day and to the ends with keys", () => {
    expect(keyed("ArrowLeft", 5, 168, 24)).toBe(4);
    expect(keyed("PageUp", 5, 168, 24)).toBe(29);
    expect(keyed("End", 5, 168, 24)).toBe(168);
    expect(keyed("a", 5, 168, 24)).toBeNull();
  });
});
