import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { altSignals, HANDOVER_MS, handovers, type Pair, type Stay, together } from "./alt-signals";

const HOUR = 3_600_000;
const stay = (from: number, to: number | null, serviceId = "1"): Stay => ({ serviceId, from, to });
const pair = (change: Partial<Pair>): Pair => ({
  mine: [],
  theirs: [],
  sharedNames: [],
  sharedPersons: [],
  ...change,
});
/** One plays the even hours, the other the odd ones. */
const turns = (count: number, gap: number) => ({
  mine: Array.from({ length: count }, (_, n) => stay(2 * n * HOUR, (2 * n + 1) * HOUR - gap)),
  theirs: Array.from({ length: count }, (_, n) =>
    stay((2 * n + 1) * HOUR, (2 * n + 2) * HOUR - 2 * HANDOVER_MS),
  ),
});
const kinds = (one: Pair) => altSignals(one).map(({ kind }) => kind);

const stays = fc.array(
  fc
    .record({
      from: fc.integer({ min: 0, max: 10_000 }),
      long: fc.integer({ min: 1, max: 3_000 }),
      open: fc.boolean(),
      serviceId: fc.constantFrom("1", "2"),
    })
    .map(({ from, long, open, serviceId }) =>
      stay(from * 1_000, open ? null : (from + long) * 1_000, serviceId),
    ),
  { maxLength: 8 },
);

describe("signals that two players are one person", () => {
  it("are handovers from three on, with what else looks the same", () => {
    expect(kinds(pair(turns(2, HANDOVER_MS)))).toEqual([]);
    expect(kinds(pair(turns(3, HANDOVER_MS)))).toEqual(["handover"]);
    expect(kinds(pair(turns(12, HANDOVER_MS)))).toEqual(["handover", "apart"]);
    expect(kinds(pair(turns(12, HANDOVER_MS + 1)))).toEqual([]);
    const [signal] = altSignals(pair(turns(4, 0)));
    expect(signal?.saw).toContain("4 times one joined");
    expect(signal?.but).not.toBe("");
  });

  it("are no handovers between servers", () => {
    const { mine, theirs } = turns(4, 0);
    expect(
      handovers(
        mine,
        theirs.map((one) => ({ ...one, serviceId: "2" })),
      ),
    ).toBe(0);
  });

  it("end with the first minute that both were online", () => {
    const { mine, theirs } = turns(12, 0);
    expect(kinds(pair({ mine: [...mine, stay(HOUR * 1.5, HOUR * 1.6)], theirs }))).toEqual([]);
  });

  it("are shared names and shared persons, whatever the stays say", () => {
    const met = { mine: [stay(0, HOUR)], theirs: [stay(0, HOUR)] };
    expect(kinds(pair({ ...met, sharedNames: ["Rook"], sharedPersons: ["Ann"] }))).toEqual([
      "person",
      "name",
    ]);
  });

  it("being apart alone is none", () => {
    const mine = Array.from({ length: 20 }, (_, n) => stay(n * 10 * HOUR, n * 10 * HOUR + HOUR));
    const theirs = mine.map(({ from }) => stay(from + 5 * HOUR, from + 6 * HOUR));
    expect(kinds(pair({ mine, theirs }))).toEqual([]);
  });

  it("are the same from both sides", () => {
    fc.assert(
      fc.property(stays, stays, (mine, theirs) => {
        expect(together(mine, theirs)).toBe(together(theirs, mine));
        expect(handovers(mine, theirs)).toBe(handovers(theirs, mine));
      }),
    );
  });

  it("never speak of players who were online together", () => {
    fc.assert(
      fc.property(stays, stays, (mine, theirs) => {
        if (together(mine, theirs) > 0) expect(altSignals(pair({ mine, theirs }))).toEqual([]);
      }),
    );
  });
});
