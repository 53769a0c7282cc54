import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { between, clampView, fitView, panBy, toScreen, toWorld, zoomAt } from "./view";

const size = { width: 840, height: 620 };
const view = fc.record({
  x: fc.double({ min: 0, max: 15_360, noNaN: true }),
  z: fc.double({ min: 0, max: 15_360, noNaN: true }),
  scale: fc.double({ min: 0.5, max: 60, noNaN: true }),
});
const pixel = fc.tuple(
  fc.double({ min: 0, max: 840, noNaN: true }),
  fc.double({ min: 0, max: 620, noNaN: true }),
);

describe("a view", () => {
  it("finds the pixel of a spot and the spot of a pixel, north up", () => {
    expect(toScreen({ x: 1_000, z: 2_000, scale: 10 }, size, 1_100, 2_100)).toEqual([430, 300]);
    fc.assert(
      fc.property(view, pixel, (one, [px, py]) => {
        const [x, z] = toWorld(one, size, px, py);
        const [backX, backY] = toScreen(one, size, x, z);
        expect(backX).toBeCloseTo(px, 4);
        expect(backY).toBeCloseTo(py, 4);
      }),
    );
  });

  it("keeps the spot below the pointer while it zooms", () => {
    fc.assert(
      fc.property(view, pixel, fc.double({ min: 0.2, max: 5, noNaN: true }), (one, [px, py], factor) => {
        const before = toWorld(one, size, px, py);
        const after = toWorld(zoomAt(one, size, px, py, factor), size, px, py);
        expect(after[0]).toBeCloseTo(before[0], 3);
        expect(after[1]).toBeCloseTo(before[1], 3);
      }),
    );
  });

  it("follows the hand: what is dragged to the right shows what lies in the west", () => {
    expect(panBy({ x: 100, z: 100, scale: 2 }, 10, 10)).toEqual({ x: 80, z: 120, scale: 2 });
  });

  it("never leaves the plane, nor goes beyond what makes sense", () => {
    const far = clampView({ x: -500, z: 99_999, scale: 1_000 }, 15_360, size);
    expect(far).toMatchObject({ x: 0, z: 15_360 });
    expect(far.scale).toBeLessThan(40);
    expect(clampView({ x: 1, z: 1, scale: 0.0001 }, 15_360, size).scale).toBe(0.4);
    expect(fitView(15_360, size).scale).toBeCloseTo(15_360 / 588, 6);
  });

  it("moves from one view to another without a jump at its ends", () => {
    const [from, to] = [
      { x: 0, z: 0, scale: 20 },
      { x: 1_000, z: 500, scale: 2 },
    ];
    expect(between(from, to, 0)).toEqual(from);
    const end = between(from, to, 1);
    expect(end.x).toBeCloseTo(1_000, 6);
    expect(end.scale).toBeCloseTo(2, 6);
    expect(between(from, { ...from, x: 10 }, 0.5)).toEqual({ x: 5, z: 0, scale: 20 });
  });
});
