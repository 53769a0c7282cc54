import { expect, it } from "vitest";
import { nearPlace } from "./near-place";

it.each([
  ["chernarusplus", 5_300, 8_600, "in Kabanino"],
  ["chernarusplus", 5_300, 9_400, "near Kabanino"],
  ["chernarusplus", 14_300, 6_200, "near Solnichniy"],
  ["chernarusplus", 1_700, 2_200 - 1_600, "1.6 km south of Kamenka"],
  ["chernarusplus", 1_900 - 1_500, 2_200 - 1_500, "2.1 km south-west of Kamenka"],
  ["enoch", 5_312, 8_604, "grid 053 086"],
  [null, 5_312, 8_604, "grid 053 086"],
])("on %s %d / %d is %s", (map, x, north, words) => {
  expect(nearPlace(map, { x, north })).toBe(words);
});
