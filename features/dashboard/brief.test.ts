import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BriefFacts, briefForDiscord, morningBrief } from "./brief";
import type { CoinsFigures, OrdersFigures, PlayersFigures } from "./schema";

const PEAK = "2026-11-20T21:10:00.000Z";
const compared = (total: number) => ({ total, now: total, before: 0 });

const players = (change: Partial<PlayersFigures> = {}): PlayersFigures => ({
  course: { from: PEAK, stepMs: 600_000, now: [], before: [] },
  peak: { value: 74, at: PEAK },
  peakBefore: 65,
  mean: 30,
  meanBefore: 29,
  restarts: [PEAK, PEAK, PEAK, PEAK, PEAK, PEAK],
  ...change,
});
const orders = (delivered: number, closed: number): OrdersFigures => ({
  course: { from: PEAK, stepMs: 3_600_000, now: [], before: [] },
  delivered: compared(delivered),
  closed,
});
const coins = (change: Partial<CoinsFigures> = {}): CoinsFigures => ({
  from: PEAK,
  stepMs: 3_600_000,
  minted: [],
  spent: [],
  mintedSum: compared(8_000),
  spentSum: compared(2_000),
  kinds: [
    { kind: "bounty_claim", net: 5_000 },
    { kind: "shop_purchase", net: -2_000 },
  ],
  circulating: 1_006_000,
  ...change,
});

const said = (facts: Partial<BriefFacts>) =>
  morningBrief({ players: null, orders: null, coins: null, ...facts }).map((sentence) =>
    sentence.map((part) => (part.kind === "clock" ? "21:10" : part.text)).join(""),
  );

describe("the morning brief", () => {
  it("says the peak, the restarts and orders, and where coins came from", () => {
    expect(said({ players: players(), orders: orders(41, 42), coins: coins() })).toEqual([
      "The day peaked at 74 players at 21:10, nine more than the day before.",
      "Six restarts were seen, and 41 of 42 orders were delivered.",
      "The economy grew by 0.6 %, mostly from bounties paid.",
    ]);
  });

  it("tells zero from not known", () => {
    expect(said({ players: players({ peak: null, restarts: [] }) })).toEqual([
      "How many played in the last 24 hours is not known.",
      "No restarts were seen.",
    ]);
    expect(said({ players: players({ peak: { value: 0, at: PEAK }, restarts: [PEAK] }) })[0]).toBe(
      "Nobody played in the last 24 hours.",
    );
    expect(said({ players: players({ peakBefore: null }) })[0]).toBe(
      "The day peaked at 74 players at 21:10.",
    );
    expect(said({ players: players({ peakBefore: 75 }) })[0]).toContain("one fewer than the day before");
    expect(said({ coins: coins({ mintedSum: compared(0), spentSum: compared(0) }) })).toEqual([
      "No coins came or went.",
    ]);
    expect(said({ coins: coins({ circulating: null }) })[0]).toContain("grew by 6,000 coins");
    expect(said({ coins: coins({ mintedSum: compared(1_000), circulating: 999_000 }) })).toEqual([
      "The economy shrank by 0.1 %, mostly through the shop.",
    ]);
  });

  it("leaves out what a reader may not see", () => {
    expect(said({ orders: orders(3, 3) })).toEqual(["All three orders were delivered."]);
    expect(said({ orders: orders(0, 0) })).toEqual(["No order came to its end."]);
    expect(said({})).toEqual([]);
  });

  it("is at most three sentences, each ending once, whatever the figures", () => {
    const amount = fc.integer({ min: 0, max: 1e9 });
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        fc.nat(60),
        fc.nat(60),
        fc.boolean(),
        (minted, spent, around, now, before, known) => {
          const facts = {
            players: players({ peak: { value: now, at: PEAK }, peakBefore: known ? before : null }),
            orders: orders(Math.min(now, before), Math.max(now, before)),
            coins: coins({
              mintedSum: compared(minted),
              spentSum: compared(spent),
              circulating: known ? around : null,
            }),
          };
          const sentences = said(facts);
          expect(sentences).toHaveLength(3);
          for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z0-9][^.]*(\.\d[^.]*)?\.$/);
        },
      ),
    );
  });

  it("gives Discord moments for each reader's clock, and none of its marks", () => {
    const sentences = morningBrief({ players: players(), orders: null, coins: null });
    const plain = (text: string) => text.replace(/\*/g, "\\*");
    expect(briefForDiscord(sentences, plain)).toBe(
      "The day peaked at **74 players** at <t:1795209000:t>, nine more than the day before. **Six restarts** were seen.",
    );
    expect(briefForDiscord([[{ kind: "strong", text: "a*b" }]], plain)).toBe("**a\\*b**");
  });
});
