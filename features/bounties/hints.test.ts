import { describe, expect, it } from "vitest";
import { type CollusionFacts, hintsOf } from "./hints";

const CLEAN: CollusionFacts = {
  samePerson: false,
  ownBounty: false,
  killsOfTarget: 1,
  minutesSincePlaced: 90,
  targetToHunter: 0,
  placerToHunter: 0,
  hunterToTarget: 0,
  sharedStarts: 0,
  symbol: "GC",
};

describe("hints", () => {
  it("say nothing about an honest claim", () => {
    expect(hintsOf(CLEAN)).toEqual([]);
    expect(hintsOf({ ...CLEAN, killsOfTarget: 2, sharedStarts: 2, minutesSincePlaced: 10 })).toEqual([]);
  });

  it.each<[Partial<CollusionFacts>, RegExp]>([
    [{ samePerson: true }, /same Discord account/],
    [{ ownBounty: true }, /hunter placed/],
    [{ targetToHunter: 500 }, /target sent the hunter 500 GC/],
    [{ hunterToTarget: 40 }, /hunter sent the target 40 GC/],
    [{ placerToHunter: 7 }, /placed it sent the hunter 7 GC/],
    [{ killsOfTarget: 3 }, /3 times in 7 days/],
    [{ minutesSincePlaced: 0.5 }, /within a minute/],
    [{ minutesSincePlaced: -0.01 }, /within a minute/],
    [{ minutesSincePlaced: 9.9 }, /9 min after placing/],
    [{ sharedStarts: 3 }, /3 times in 14 days/],
  ])("%j is one hint", (change, words) => {
    const hints = hintsOf({ ...CLEAN, ...change });
    expect(hints).toHaveLength(1);
    expect(hints[0]).toMatch(words);
  });
});
