import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cluster, heapWords, squareFor } from "./clusters";

const points = (spots: readonly (readonly [number, number])[]) => ({
  x: Float32Array.from(spots, ([x]) => x),
  z: Float32Array.from(spots, ([, z]) => z),
  shown: Uint32Array.from(spots, (_, at) => at),
});

describe("heaps", () => {
  it("take a crowded square together and leave the others alone", () => {
    const crowd = Array.from({ length: 70 }, (_, nr) => [1_100 + nr, 1_000] as const);
    const { count, x, loose, members, starts } = cluster(points([...crowd, [9_000, 9_000]]), 512, 15_360);
    expect([...count]).toEqual([70]);
    expect(x[0]).toBeCloseTo(1_134.5, 1);
    expect([...loose]).toEqual([70]);
    expect([...members.slice(starts[0], starts[1])]).toEqual(crowd.map((_, at) => at));
  });

  it("hold every shown point once, and no other", () => {
    const spot = fc.tuple(fc.integer({ min: -100, max: 16_000 }), fc.integer({ min: -100, max: 16_000 }));
    fc.assert(
      fc.property(
        fc.array(spot, { maxLength: 300 }),
        fc.integer({ min: 64, max: 8_192 }),
        (spots, square) => {
          const all = points(spots);
          const shown = all.shown.filter((at) => at % 3 !== 0);
          const { members, loose, count } = cluster({ ...all, shown }, square, 15_360);
          expect([...members, ...loose].sort((a, b) => a - b)).toEqual([...shown]);
          expect(count.reduce((sum, one) => sum + one, 0)).toBe(members.length);
        },
      ),
    );
  });

  it("keep their squares while the view moves a little, and read short", () => {
    expect(squareFor(6)).toBe(squareFor(6.4));
    expect([12, 99, 143, 1_249, 98_700].map(heapWords)).toEqual(["12", "99", "140", "1.2k", "99k"]);
  });
});
