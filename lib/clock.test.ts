import { describe, expect, it } from "vitest";
import { ageWords, clockTime, untilWords } from "./clock";

const NOW = Date.parse("2026-11-22T20:38:00Z");

describe("times in words", () => {
  it("stand on the clock of the reader", () => {
    expect(clockTime("2026-11-22T20:35:00Z", "Europe/Warsaw")).toBe("21:35");
    expect(clockTime("2026-11-22T23:05:00Z", "UTC")).toBe("23:05");
  });

  it("say how long until and how old, never negative", () => {
    expect(untilWords("2026-11-22T22:00:00Z", NOW)).toBe("in 1 h 22 min");
    expect(untilWords("2026-11-22T21:00:00Z", NOW)).toBe("in 22 min");
    expect(untilWords("2026-11-22T20:00:00Z", NOW)).toBe("now");
    expect(ageWords("2026-11-22T20:35:00Z", NOW)).toBe("3 min old");
    expect(ageWords("2026-11-22T17:10:00Z", NOW)).toBe("3 h 28 min old");
    expect(ageWords("2026-11-22T20:39:00Z", NOW)).toBe("0 min old");
    expect(ageWords("2026-11-19T20:39:00Z", NOW)).toBe("2 d old");
  });
});
