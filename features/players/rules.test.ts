import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { experience, gridReference, killRatio, kindOfEntity, streaks } from "./rules";

describe("gridReference", () => {
  it("counts in hundreds of metres from the south-west corner", () => {
    expect(gridReference(5312.4, 8641.9)).toBe("053 086");
    expect(gridReference(-0.2, 15_359)).toBe("000 153");
  });

  it("ends at the map's own edge", () => {
    expect(gridReference(12_799, 12_801, "enoch")).toBe("127 127");
    expect(gridReference(15_359, 15_361, "chernarusplus")).toBe("153 153");
    expect(gridReference(19_990, 100, "a map of the community")).toBe("199 001");
  });
});

describe("kindOfEntity", () => {
  it.each([
    ["ZmbM_Jacket_blue", "infected"],
    ["Animal_UrsusArctos", "animal"],
    ["Sedan_02_Red", "vehicle"],
    ["LandMineTrap", "explosion"],
    ["6-M7 Frag Grenade", "explosion"],
    ["Claymore", "explosion"],
    ["Land_FuelStation_Feed_Enoch", "explosion"],
  ])("%s is %s", (entity, kind) => {
    expect(kindOfEntity(entity)).toBe(kind);
  });
});

describe("streaks", () => {
  it("in two parts equal those in one", () => {
    const steps = fc.array(fc.record({ kill: fc.boolean() }));
    fc.assert(
      fc.property(steps, steps, (first, second) => {
        const half = streaks(first);
        expect(streaks(second, half.current, half.best)).toEqual(streaks([...first, ...second]));
      }),
    );
  });
  it("end with a death and remember the best", () => {
    const kill = { kill: true };
    expect(streaks([kill, kill, { kill: false }, kill])).toEqual({ current: 1, best: 2 });
  });
});

it("ratios and experience are whole where they should be", () => {
  expect(killRatio(7, 0)).toBe(7);
  expect(experience(2, 1, 3_600)).toBe(285);
});
