import { describe, expect, it } from "vitest";
import { initials } from "./avatar";

describe("initials", () => {
  it.each([
    ["Ansel Brandt", "AB"],
    ["oldman_K", "OK"],
    ["HollowPine", "HP"],
    ["brisa", "BR"],
    ["x", "X"],
    ["Łukasz Żak", "ŁŻ"],
    ["🐻 bear", "BE"],
    ["7 sins", "7S"],
  ])("of %s are %s", (name, letters) => {
    expect(initials(name)).toBe(letters);
  });

  it("never cuts a letter in half", () => {
    expect(initials("𝔹ear")).toBe("𝔹E");
  });
});
