import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TIERS } from "@/features/supporters/schema";
import { HOUR, MINUTE } from "@/lib/time";
import { type BuyerFacts, decidePurchase, type ItemFacts, limitWords, mayBuy, restartFor } from "./rules";

const now = new Date("2026-11-22T21:41:00Z");
const rifle: ItemFacts = {
  kind: "in_game",
  name: "M4-A1 with two magazines",
  price: 1_450n,
  stock: 6,
  maxPerPerson: null,
  limitCount: 2,
  limitHours: 168,
  needsTier: "none",
  pieces: 5,
  listed: true,
  pausedReason: null,
  archivedAt: null,
  availableFrom: null,
  availableUntil: null,
  serviceIds: [],
};
const role: ItemFacts = {
  ...rifle,
  kind: "supporter",
  name: "Night Ranger",
  price: 500n,
  needsTier: "silver",
  pieces: 0,
};
const buyer: BuyerFacts = {
  balance: 3_140n,
  tier: "none",
  boughtEver: 0,
  boughtInWindow: 0,
  symbol: "GC",
  playerKnown: true,
  serviceId: "s1",
  placeProblem: null,
};

describe("a purchase", () => {
  it("that is right has no reason against it", () => {
    expect(decidePurchase(rifle, buyer, 2, now)).toEqual({ total: 2_900n, reasons: [] });
  });

  it.each<[string, Partial<ItemFacts>, Partial<BuyerFacts>, number, string]>([
    ["archived", { archivedAt: now }, {}, 1, "no longer sold"],
    ["hidden", { listed: false }, {}, 1, "not for sale"],
    ["paused", { pausedReason: "Two of three orders never appeared." }, {}, 1, "Two of three"],
    ["early", { availableFrom: new Date(now.getTime() + 1) }, {}, 1, "not for sale yet"],
    ["late", { availableUntil: now }, {}, 1, "no longer for sale"],
    ["sold out", { stock: 0 }, {}, 1, "sold out"],
    ["short of stock", { stock: 1 }, {}, 2, "Only 1"],
    ["over the limit", {}, { boughtInWindow: 1 }, 2, "You may buy 1 more of this: 2 in 7 days."],
    ["at the limit", {}, { boughtInWindow: 2 }, 1, "as many as a person may"],
    ["over the limit for ever", { maxPerPerson: 1 }, { boughtEver: 1 }, 1, "as many as a person may"],
    ["poor", {}, { balance: 1_449n }, 1, "You have 1449 GC, and this costs 1450."],
    ["without a player", {}, { playerKnown: false }, 1, "which of your linked players"],
    ["without a place", {}, { placeProblem: undefined }, 1, "where it is placed"],
    ["at a bad place", {}, { placeProblem: "This spot lies outside the map." }, 1, "outside the map"],
    ["for another server", { serviceIds: ["s2"] }, {}, 1, "not sold for that server"],
    ["too big", { limitCount: null, pieces: 3, price: 1n }, {}, 4, "at most 10 objects"],
  ])("%s is refused with a sentence", (_name, item, person, quantity, words) => {
    const { reasons } = decidePurchase({ ...rifle, ...item }, { ...buyer, ...person }, quantity, now);
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toContain(words);
  });

  it("of a supporter item needs the tier, and neither a player nor a place", () => {
    const person = { ...buyer, playerKnown: false, placeProblem: undefined };
    expect(decidePurchase(role, { ...person, tier: "bronze" }, 1, now).reasons).toEqual([
      "This needs Silver. You have Bronze.",
    ]);
    expect(decidePurchase(role, { ...person, tier: "none" }, 1, now).reasons[0]).toContain("no tier");
    expect(decidePurchase(role, { ...person, tier: "gold" }, 1, now).reasons).toEqual([]);
  });

  it("costs the same for every tier, and no tier opens more of an in-game item", () => {
    fc.assert(
      fc.property(
        fc.record({
          price: fc.bigInt({ min: 1n, max: 10n ** 9n }),
          stock: fc.option(fc.nat(10)),
          pieces: fc.integer({ min: 1, max: 60 }),
        }),
        fc.record({ balance: fc.bigInt({ min: 0n, max: 10n ** 10n }), boughtInWindow: fc.nat(3) }),
        fc.integer({ min: 1, max: 20 }),
        (item, person, quantity) => {
          const answers = TIERS.map((tier) =>
            decidePurchase({ ...rifle, ...item }, { ...buyer, ...person, tier }, quantity, now),
          );
          for (const answer of answers) expect(answer).toEqual(answers[0]);
          expect(answers[0]?.total).toBe(item.price * BigInt(quantity));
        },
      ),
    );
  });

  it("that is allowed never passes stock, limit or balance", () => {
    fc.assert(
      fc.property(
        fc.record({
          price: fc.bigInt({ min: 1n, max: 100n }),
          stock: fc.option(fc.nat(10)),
          maxPerPerson: fc.option(fc.integer({ min: 1, max: 10 })),
          pieces: fc.constant(1),
        }),
        fc.record({
          balance: fc.bigInt({ min: 0n, max: 1_000n }),
          boughtEver: fc.nat(5),
          boughtInWindow: fc.nat(3),
        }),
        fc.integer({ min: 1, max: 20 }),
        (change, person, quantity) => {
          const item = { ...rifle, ...change };
          const { total, reasons } = decidePurchase(item, { ...buyer, ...person }, quantity, now);
          if (reasons.length > 0) return;
          expect(total <= person.balance).toBe(true);
          if (item.stock !== null) expect(quantity).toBeLessThanOrEqual(item.stock);
          expect(person.boughtInWindow + quantity).toBeLessThanOrEqual(2);
          if (item.maxPerPerson !== null)
            expect(person.boughtEver + quantity).toBeLessThanOrEqual(item.maxPerPerson);
        },
      ),
    );
  });
});

describe("limits", () => {
  it.each([
    [{ maxPerPerson: null, limitCount: 2, limitHours: 168 }, "2 in 7 days"],
    [{ maxPerPerson: null, limitCount: 4, limitHours: 24 }, "4 a day"],
    [{ maxPerPerson: null, limitCount: 1, limitHours: 12 }, "1 in 12 hours"],
    [{ maxPerPerson: 3, limitCount: null, limitHours: null }, "3 a person"],
    [{ maxPerPerson: null, limitCount: null, limitHours: null }, null],
  ])("%j is said as %s", (item, words) => {
    expect(limitWords(item)).toBe(words);
  });
  it("leave the smaller rest", () => {
    expect(mayBuy({ maxPerPerson: 5, limitCount: 2 }, { boughtEver: 4, boughtInWindow: 0 })).toBe(1);
    expect(mayBuy({ maxPerPerson: null, limitCount: 2 }, { boughtEver: 9, boughtInWindow: 3 })).toBe(0);
    expect(mayBuy({ maxPerPerson: null, limitCount: null }, { boughtEver: 9, boughtInWindow: 3 })).toBeNull();
  });
});

describe("the restart that an order makes", () => {
  const at = (minutes: number) => new Date(now.getTime() + minutes * MINUTE);
  it("is the first one that is ten minutes away or more", () => {
    expect(restartFor(now, [at(9), at(129)])).toEqual(at(129));
    expect(restartFor(now, [at(10), at(130)])).toEqual(at(10));
    expect(restartFor(now, [new Date(now.getTime() - HOUR)])).toBeNull();
  });
});
