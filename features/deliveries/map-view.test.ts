import { describe, expect, it } from "vitest";
import { distanceWords, gridReference, moved, scaleBar, viewOf, zoomed } from "./map-view";

describe("a window onto a map", () => {
  it("names a spot by hundreds of metres", () => {
    expect(gridReference(5_312.4, 8_604.1)).toBe("053 086");
    expect(gridReference(0, 15_300)).toBe("000 153");
  });

  it("says distances as people do", () => {
    expect(distanceWords(528)).toBe("530 m");
    expect(distanceWords(1_960)).toBe("2.0 km");
    expect(distanceWords(999)).toBe("1.0 km");
  });

  it("moves by pixels and never off the map", () => {
    const view = { x: 1_000, z: 1_000, scale: 10 };
    expect(moved(view, 15_360, 20, -5)).toEqual({ x: 1_200, z: 950, scale: 10 });
    expect(moved(view, 15_360, -500, 99_999)).toEqual({ x: 0, z: 15_360, scale: 10 });
  });

  it("zooms between its steps", () => {
    const view = { x: 0, z: 0, scale: 6 };
    expect(zoomed(view, 1).scale).toBe(12);
    expect(zoomed({ ...view, scale: 1.5 }, -1).scale).toBe(1.5);
    expect(zoomed({ ...view, scale: 48 }, 1).scale).toBe(48);
  });

  it("chooses a scale that holds every point", () => {
    const view = viewOf(
      [
        { x: 5_000, z: 8_000 },
        { x: 7_000, z: 9_000 },
      ],
      15_360,
      300,
    );
    expect(view).toEqual({ x: 6_000, z: 8_500, scale: 12 });
    expect(viewOf([], 15_360).scale).toBe(48);
  });

  it("has a bar of a round length", () => {
    expect(scaleBar(6)).toEqual({ metres: 500, pixels: 500 / 6, words: "500 m" });
    expect(scaleBar(24).words).toBe("2 km");
  });
});
