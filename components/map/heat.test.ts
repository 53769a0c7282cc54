import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HeatGrid, niceNumber, stepsFor } from "./heat";

describe("heat", () => {
  it("shows nothing where nothing happened", () => {
    const { bands, steps } = new HeatGrid(15_360).heat();
    expect(steps).toEqual([]);
    expect(bands.some((band) => band > 0)).toBe(false);
  });

  it("is hottest where most happened, north is up, and it stays near", () => {
    const grid = new HeatGrid(15_360);
    for (let nr = 0; nr < 50; nr++) grid.add(5_000, 10_000, 1);
    grid.add(12_000, 2_000, 5);
    const { bands, side, steps } = grid.heat();
    const band = (x: number, z: number) =>
      bands[Math.floor(((15_360 - z) / 15_360) * side) * side + Math.floor((x / 15_360) * side)];
    expect(band(5_000, 10_000)).toBe(5);
    expect(band(12_000, 2_000)).toBeGreaterThan(0);
    expect(band(12_000, 2_000)).toBeLessThan(5);
    expect(band(5_000, 8_500)).toBe(0);
    expect(steps).toHaveLength(5);
  });

  it("counts real events per km²: what lies in all bands adds up to what happened", () => {
    const grid = new HeatGrid(15_360);
    for (let nr = 0; nr < 400; nr++) grid.add(4_000 + (nr % 20) * 200, 4_000 + Math.floor(nr / 20) * 200, 1);
    // Twenty by twenty at 200 m are 25 a km²: the middle of the field must say so.
    const { steps } = grid.heat();
    const top = steps.at(-1) ?? 0;
    expect(top).toBeGreaterThan(25 * 0.6);
    expect(top).toBeLessThan(25 * 1.1);
  });

  it("ignores what lies outside of the plane", () => {
    const grid = new HeatGrid(12_800);
    grid.add(-5, 100, 1);
    grid.add(100, 12_900, 1);
    expect(grid.heat().steps).toEqual([]);
  });

  it("has steps that read well and rise", () => {
    expect(stepsFor(18)).toEqual([1, 3, 6, 10, 15]);
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e6, noNaN: true }), (peak) => {
        const steps = stepsFor(peak);
        expect(steps.length).toBeGreaterThan(2);
        for (const [at, step] of steps.entries()) expect(step).toBeGreaterThan(steps[at - 1] ?? 0);
        expect(String(niceNumber(peak)).replace(/[.0]|e[+-]?\d+/g, "").length).toBeLessThanOrEqual(2);
      }),
    );
  });
});
