import { expect, it } from "vitest";
import { linePictures } from "@/components/art/line/line-pictures";
import { blackPineShop, livoniaShop } from "./catalogue.data";

it("shows a drawing of its own for everything that the demo's shops sell", () => {
  const items = [...blackPineShop, ...livoniaShop].flatMap((category) => category.items);
  const missing = items
    .filter((item) => !item.picture || !(item.picture in linePictures))
    .map((item) => item.name);
  expect(items.length).toBeGreaterThan(12);
  expect(missing).toEqual([]);
});
