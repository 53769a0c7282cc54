import { describe, expect, it } from "vitest";
import { frameOf, killSteps, placeIn } from "./hero";
import { labelsIn } from "./hero-labels";

const frame = frameOf({ east: 2000, north: 6000, width: 100, height: 50, metresAPixel: 60 });

describe("the map on the home page", () => {
  it("places a point from the left and from the top, and none outside", () => {
    expect(placeIn(frame, 2000, 9000)).toEqual({ x: 0, y: 0 });
    expect(placeIn(frame, 8000, 6000)).toEqual({ x: 1, y: 1 });
    expect(placeIn(frame, 1999, 7000)).toBeNull();
  });

  it("names towns inside it, the larger ones, and none upon another", () => {
    const names = labelsIn(frame, "chernarusplus", 8).map(({ name }) => name);
    expect(names).toContain("Stary Sobor");
    // A kilometre apart is far enough in this frame, and upon each other in one of the whole map.
    expect(names).toContain("Novy Sobor");
    const wide = frameOf({ east: 0, north: 0, width: 256, height: 256, metresAPixel: 60 });
    expect(labelsIn(wide, "chernarusplus", 20).map(({ name }) => name)).not.toContain("Novy Sobor");
    expect(names).not.toContain("Chernogorsk");
    expect(labelsIn(frame, "somewhere", 8)).toEqual([]);
  });

  it("counts kills in steps of five minutes, the last step last", () => {
    const end = Date.parse("2026-11-22T21:05:00Z");
    const steps = killSteps(
      [{ at: "2026-11-22T21:04:59Z" }, { at: "2026-11-22T20:05:01Z" }, { at: "2026-11-22T20:04:00Z" }],
      end,
    );
    expect(steps).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });
});
