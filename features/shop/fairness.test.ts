import { describe, expect, it } from "vitest";
import { FAIRNESS_RULE, itemProblems } from "./fairness";
import { CLASS_NAME, type ItemInput, itemInput } from "./schema";

const rifle: ItemInput = itemInput.parse({
  name: "M4-A1",
  categoryId: 1,
  kind: "in_game",
  price: 1450,
  stock: 6,
  maxPerPerson: null,
  limitCount: 2,
  limitHours: 168,
  classNames: ["M4A1"],
});
const title: ItemInput = {
  ...rifle,
  kind: "supporter",
  classNames: [],
  effect: { kind: "title", value: "Pathfinder" },
  needsTier: "silver",
};

describe("the fairness rule", () => {
  it("lets in-game items for everyone and supporter items outside the game pass", () => {
    expect(itemProblems(rifle)).toEqual({});
    expect(itemProblems(title)).toEqual({});
  });
  it.each<[string, Partial<ItemInput>, ItemInput]>([
    ["needsTier", { needsTier: "bronze" }, rifle],
    ["effect", { effect: title.effect }, rifle],
    ["classNames", { classNames: rifle.classNames }, title],
  ])("is quoted where %s breaks it", (field, change, item) => {
    expect(itemProblems({ ...item, ...change })[field]).toContain(FAIRNESS_RULE);
  });
});

describe("an item", () => {
  it.each<[string, Partial<ItemInput>]>([
    ["classNames", { classNames: [] }],
    ["limitCount", { limitHours: null }],
    ["limitCount", { limitCount: null }],
    ["availableUntil", { availableFrom: "2026-11-23T00:00:00Z", availableUntil: "2026-11-22T00:00:00Z" }],
    ["restockAt", { restockAt: "2026-11-23T00:00:00Z" }],
    ["restockAt", { restockAt: "2026-11-23T00:00:00Z", restockTo: 5, stock: null }],
  ])("is refused at %s (%#)", (field, change) => {
    expect(Object.keys(itemProblems({ ...rifle, ...change }))).toEqual([field]);
  });
  it("has a price of one coin or more, in whole coins", () => {
    for (const price of [0, -1, 1.5, Number.NaN, 1e12]) {
      expect(itemInput.safeParse({ ...rifle, price }).success).toBe(false);
    }
  });
  it("takes class names of the game and nothing that could be a path", () => {
    for (const good of ["M4A1", "Ammo_556x45", "Mag_STANAG_30Rnd"]) expect(CLASS_NAME.test(good)).toBe(true);
    for (const bad of ["", "A", "4M", "a/b", "a\\b", "a b", "a.b", "Ä1", "M4A1\n", "x".repeat(65)]) {
      expect(CLASS_NAME.test(bad), bad).toBe(false);
    }
  });
  it("places at most 10 objects", () => {
    expect(itemInput.safeParse({ ...rifle, classNames: Array(10).fill("Nail") }).success).toBe(true);
    expect(itemInput.safeParse({ ...rifle, classNames: Array(11).fill("Nail") }).success).toBe(false);
  });
  it("takes no field that it does not know, such as a price for supporters", () => {
    expect(itemInput.safeParse({ ...rifle, supporterPrice: 1 }).success).toBe(false);
  });
});
