import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY } from "@/lib/time";
import {
  canonical,
  DEFAULT_SETTINGS,
  dailyAmount,
  decideTransfer,
  legsProblem,
  movedAmount,
  pay,
  personsOf,
  requestText,
  streakDay,
  transferFee,
} from "./rules";

const ann = { person: "100000000000000001" };
const bob = { person: "100000000000000002" };

describe("legs", () => {
  it("of a payment are balanced, whatever the amount", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 2n ** 53n - 1n }), (amount) => {
        expect(legsProblem(pay(ann, "shop", amount))).toBeNull();
        expect(movedAmount(pay(ann, "shop", amount))).toBe(amount);
      }),
    );
  });

  it.each([
    [[{ account: ann, amount: 5n }], "two legs"],
    [pay(ann, "shop", 0n), "at least one coin"],
    [pay(ann, "shop", 2n ** 53n), "too large"],
    [
      [
        { account: ann, amount: -5n },
        { account: bob, amount: 4n },
      ],
      "sum to zero",
    ],
    [pay(ann, ann, 5n), "two legs"],
  ])("that are wrong are refused", (legs, words) => {
    expect(legsProblem(legs)).toContain(words);
  });

  it("name their persons once, in the order of locking", () => {
    expect(personsOf([...pay(bob, ann, 1n), { account: "sink", amount: 1n }])).toEqual([
      ann.person,
      bob.person,
    ]);
  });
});

describe("requests", () => {
  it("are the same in any order of keys and differ by any value", () => {
    const cause = { kind: "order", id: "1" } as const;
    const one = requestText({
      kind: "shop_purchase",
      legs: pay(ann, "shop", 5n),
      cause,
      request: { a: 1, b: 2n },
    });
    const two = requestText({
      kind: "shop_purchase",
      legs: pay(ann, "shop", 5n),
      cause,
      request: { b: 2n, a: 1 },
    });
    const other = requestText({
      kind: "shop_purchase",
      legs: pay(ann, "shop", 6n),
      cause,
      request: { a: 1, b: 2n },
    });
    expect(one).toBe(two);
    expect(one).not.toBe(other);
  });
  it("keep nested values", () => {
    expect(canonical({ b: { d: 1, c: [new Date(0)] }, a: null })).toBe(
      '{"a":null,"b":{"c":["1970-01-01T00:00:00.000Z"],"d":1}}',
    );
  });
});

describe("daily claims", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  it.each([
    [null, 0, 1],
    ["2026-11-21T00:00:00Z", 3, 4],
    ["2026-11-21T23:59:59Z", 3, 4],
    ["2026-11-20T23:59:59Z", 3, 1],
    ["2026-11-22T00:00:00Z", 3, 3],
  ])("after %s with streak %d make day %d", (last, streak, day) => {
    expect(streakDay(last ? new Date(last) : null, streak, now)).toBe(day);
  });

  it("never pay more than on the last growing day, and never less than on the one before", () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.nat(500),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(100),
        (amount, step, max, day) => {
          const settings = {
            ...DEFAULT_SETTINGS,
            dailyAmount: amount,
            dailyStreakStep: step,
            dailyStreakMax: max,
          };
          expect(dailyAmount(settings, day)).toBeLessThanOrEqual(dailyAmount(settings, max));
          expect(dailyAmount(settings, day + 1)).toBeGreaterThanOrEqual(dailyAmount(settings, day));
          expect(dailyAmount(settings, 1)).toBe(BigInt(amount));
        },
      ),
    );
  });

  it("ride over the change of the day, not over 24 hours", () => {
    const late = new Date("2026-11-21T23:59:00Z");
    expect(streakDay(late, 1, new Date(late.getTime() + 2 * 60_000))).toBe(2);
    expect(streakDay(late, 1, new Date(late.getTime() + DAY * 2))).toBe(1);
  });
});

describe("transfers", () => {
  const facts = {
    settings: { ...DEFAULT_SETTINGS, transferFeeBp: 200, transferDailyMax: 5_000 },
    amount: 500n,
    balance: 18_420n,
    sentToday: 0n,
    samePerson: false,
    recipientLinked: true,
  };
  it("take the fee from the sender", () => {
    expect(decideTransfer(facts)).toEqual({ fee: 10n, total: 510n, reasons: [] });
  });
  it("never take a fee that is not a whole coin, nor less than its share", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 2n ** 53n - 1n }), fc.nat(5_000), (amount, bp) => {
        const fee = transferFee(amount, bp);
        expect(fee * 10_000n).toBeGreaterThanOrEqual(amount * BigInt(bp));
        expect((fee - 1n) * 10_000n).toBeLessThan(amount * BigInt(bp) || 1n);
      }),
    );
  });
  it.each([
    [{ settings: { ...facts.settings, transfersEnabled: false } }, "does not allow"],
    [{ samePerson: true }, "yourself"],
    [{ recipientLinked: false }, "no linked player"],
    [{ amount: 10_001n, settings: DEFAULT_SETTINGS }, "at most 10000"],
    [{ sentToday: 4_700n }, "300 GC more today"],
    [{ sentToday: 9_000n }, "0 GC more today"],
    [{ balance: 509n }, "takes 510"],
  ])("say why not (%#)", (change, words) => {
    expect(decideTransfer({ ...facts, ...change }).reasons.join(" ")).toContain(words);
  });
});
