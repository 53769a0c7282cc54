import { describe, expect, it } from "vitest";
import { placeWords } from "./places";

describe("words for a spot", () => {
  it("name the nearest place, and how far and which way it is", () => {
    expect(placeWords("chernarusplus", 5_310, 8_590)).toBe("Kabanino");
    expect(placeWords("chernarusplus", 5_300, 9_200)).toBe("near Kabanino");
    expect(placeWords("chernarusplus", 1_900, 1_000)).toBe("1.2 km south of Kamenka");
  });
  it("fall back to the grid where no name is known", () => {
    expect(placeWords("deerisle", 5_230, 8_590)).toBe("square 052 085");
  });
});
