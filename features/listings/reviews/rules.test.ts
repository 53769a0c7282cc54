import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hoursWords, reviewRefusal } from "./rules";

const player = { logRead: true, isStaff: false, linked: true, seconds: 5 * 3_600 };

describe("who may review a server", () => {
  it("is a linked player with five hours there, to the second", () => {
    expect(reviewRefusal(player)).toBeNull();
    expect(reviewRefusal({ ...player, seconds: 5 * 3_600 - 1 })).toMatchObject({
      why: "too-short",
      sentence: expect.stringContaining("You have 4 h 59 min"),
    });
    expect(reviewRefusal({ ...player, seconds: 0 })?.sentence).toContain("has not seen you");
  });

  it("is nobody of its own people, nobody unknown, and nobody where no log is read", () => {
    expect(reviewRefusal({ ...player, isStaff: true })?.why).toBe("staff");
    expect(reviewRefusal({ ...player, linked: false })?.why).toBe("not-linked");
    expect(reviewRefusal({ ...player, logRead: false })?.why).toBe("no-log");
  });

  it("is always told why in a sentence", () => {
    const facts = fc.record({
      logRead: fc.boolean(),
      isStaff: fc.boolean(),
      linked: fc.boolean(),
      seconds: fc.nat(100_000),
    });
    fc.assert(
      fc.property(facts, (one) => {
        const refusal = reviewRefusal(one);
        const may = one.logRead && !one.isStaff && one.linked && one.seconds >= 18_000;
        expect(refusal === null).toBe(may);
        if (refusal) expect(refusal.sentence).toMatch(/\.$/);
      }),
    );
  });

  it("reads hours as people say them", () => {
    expect([59, 3_600, 15_600, 37 * 3_600 + 59 * 60].map(hoursWords)).toEqual([
      "0 min",
      "1 h",
      "4 h 20 min",
      "37 h",
    ]);
  });
});
