import { expect, it } from "vitest";
import { PICTURE_KEYS } from "@/components/art/line/picture-keys";
import { blackPineShop, livoniaShop } from "./catalogue.data";

it("shows a drawing of its own for everything that the demo's shops sell", () => {
  const items = [...blackPineShop, ...livoniaShop].flatMap((category) => category.items);
  const missing = items
    .filter((item) => !item.picture || !PICTURE_KEYS.some((key) => key === item.picture))
    .map((item) => item.name);
  expect(items.length).toBeGreaterThan(12);
  expect(missing).toEqual([]);
});
