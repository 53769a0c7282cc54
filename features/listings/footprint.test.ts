import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { cellOf } from "@/features/players/cells";
import { drawFootprint, encodePng } from "./footprint";

const size = { width: 128, height: 31, merge: 2 };
const cell = (east: number, north: number) => {
  const index = cellOf(east, north);
  if (index === null) throw new Error("outside");
  return index;
};

describe("the footprint of a server", () => {
  it("knows which cell holds a place, and that the sea beyond the map holds none", () => {
    expect(cellOf(0, 0)).toBe(0);
    expect(cellOf(15_359, 15_359)).toBe(511 * 1024 + 511);
    expect(cellOf(-1, 5)).toBeNull();
    expect(cellOf(15_360, 5)).toBeNull();
  });

  it("shows the busiest part, north up, with more ink where more was seen", () => {
    const cells = new Map([
      [cell(9_000, 9_000), 500],
      [cell(9_300, 9_600), 3],
      [cell(200, 200), 1],
    ]);
    const picture = drawFootprint(cells, size);
    if (!picture) throw new Error("no picture");
    expect(picture.east).toBeLessThanOrEqual(9_000);
    expect(picture.east + picture.width * picture.metresAPixel).toBeGreaterThan(9_300);
    const levelAt = (east: number, north: number) => {
      const column = Math.floor((east - picture.east) / picture.metresAPixel);
      const row = picture.height - 1 - Math.floor((north - picture.north) / picture.metresAPixel);
      return picture.levels[row * picture.width + column];
    };
    expect(levelAt(9_000, 9_000)).toBe(5);
    expect(levelAt(9_300, 9_600)).toBe(2);
  });

  it("is no picture at all where nobody was seen yet", () => {
    expect(drawFootprint(new Map(), size)).toBeNull();
  });

  it("is a PNG that others can read", async () => {
    const picture = drawFootprint(new Map([[cell(9_000, 9_000), 1]]), size);
    if (!picture) throw new Error("no picture");
    const image = sharp(encodePng(picture));
    expect(await image.metadata()).toMatchObject({ format: "png", width: 128, height: 31, hasAlpha: true });
    const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
    const opaque = Array.from(
      { length: 128 * 31 },
      (_, at) => data[at * info.channels + info.channels - 1],
    ).filter(Boolean);
    expect(opaque).toEqual([240]);
  });
});
