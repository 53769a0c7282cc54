import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { driftOf, roleSteps, wantedRole } from "./role-rules";
import { TIERS, type Tier } from "./schema";

const FULL = new Map<Tier, string>([
  ["bronze", "b"],
  ["silver", "s"],
  ["gold", "g"],
  ["partner", "p"],
]);
const apply = (held: readonly string[], { give, take }: ReturnType<typeof roleSteps>) => [
  ...held.filter((role) => !take.includes(role)),
  ...(give === null ? [] : [give]),
];

describe("a tier's role", () => {
  it("is its own, or the next lower one that the guild has", () => {
    expect(wantedRole("gold", FULL)).toBe("g");
    const two = new Map<Tier, string>([
      ["bronze", "b"],
      ["gold", "g"],
    ]);
    expect(wantedRole("partner", two)).toBe("g");
    expect(wantedRole("silver", two)).toBe("b");
    expect(wantedRole("silver", new Map([["gold", "g"]]))).toBeNull();
    expect(wantedRole("none", FULL)).toBeNull();
  });

  it("is reached in one round, whatever was held, and nothing else is touched", () => {
    const roles = fc.subarray([...FULL]).map((pairs) => new Map<Tier, string>(pairs));
    const held = fc.subarray(["b", "s", "g", "p", "admin", "survivor"]);
    fc.assert(
      fc.property(held, fc.constantFrom(...TIERS), roles, (before, tier, map) => {
        const wanted = wantedRole(tier, map);
        const after = apply(before, roleSteps(before, wanted, map));
        expect(driftOf(after, wanted, map)).toBeNull();
        expect(roleSteps(after, wanted, map)).toEqual({ give: null, take: [] });
        const foreign = (list: readonly string[]) => list.filter((role) => ![...map.values()].includes(role));
        expect(foreign(after)).toEqual(foreign(before));
        expect(after.filter((role) => [...map.values()].includes(role))).toEqual(
          wanted === null ? [] : [wanted],
        );
      }),
    );
  });

  it("differs in two ways: paid without it, or it without pay", () => {
    expect(driftOf([], "g", FULL)).toBe("missing");
    expect(driftOf(["s"], "g", FULL)).toBe("missing");
    expect(driftOf(["g", "s"], "g", FULL)).toBe("unpaid");
    expect(driftOf(["g"], null, FULL)).toBe("unpaid");
    expect(driftOf(["admin"], null, FULL)).toBeNull();
  });
});
