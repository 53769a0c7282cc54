import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanCut, FIGHT_METRES, FIGHT_MS, type FightEvent, foldFights } from "./fights";

const event = (id: string, at: number, x: number, north = 0, serviceId = "one"): FightEvent => ({
  id,
  serviceId,
  ms: at * 1_000,
  places: [{ x, north }],
});
const ids = (groups: readonly (readonly FightEvent[])[]) => groups.map((group) => group.map(({ id }) => id));

const place = fc.record({ x: fc.integer({ min: 0, max: 900 }), north: fc.integer({ min: 0, max: 900 }) });
const events = fc
  .array(
    fc.record({
      serviceId: fc.constantFrom("one", "two"),
      ms: fc.integer({ min: 0, max: 1_200 }).map((seconds) => seconds * 1_000),
      places: fc.array(place, { maxLength: 2 }),
    }),
    { maxLength: 40 },
  )
  .map((list) => list.map((one, at) => ({ ...one, id: `e${at}` })));

const linked = (a: FightEvent, b: FightEvent) =>
  a.serviceId === b.serviceId &&
  Math.abs(a.ms - b.ms) <= FIGHT_MS &&
  a.places.some((one) =>
    b.places.some((other) => Math.hypot(one.x - other.x, one.north - other.north) <= FIGHT_METRES),
  );

describe("folding hits and deaths into fights", () => {
  it("links what is near in time and place, also through others", () => {
    const list = [
      event("a", 0, 0),
      event("b", 80, 150),
      event("c", 160, 300),
      event("late", 251, 300),
      event("far", 160, 520),
    ];
    expect(ids(foldFights(list))).toEqual([["late"], ["far"], ["a", "b", "c"]]);
  });

  it("holds exactly at 90 s and 200 m, not beyond, and never across servers", () => {
    expect(foldFights([event("a", 0, 0), event("b", 90, 200)])).toHaveLength(1);
    expect(foldFights([event("a", 0, 0), event("b", 90.001, 0)])).toHaveLength(2);
    expect(foldFights([event("a", 0, 0), event("b", 0, 200.5)])).toHaveLength(2);
    expect(foldFights([event("a", 0, 0), event("b", 0, 0, 0, "two")])).toHaveLength(2);
  });

  it("knows return fire by where the shooter stood", () => {
    const sniped = { ...event("a", 0, 0), places: [place0(0), place0(400)] };
    expect(foldFights([sniped, event("b", 30, 410)])).toHaveLength(1);
  });

  it("leaves what has no place to itself", () => {
    expect(foldFights([event("a", 0, 0), { ...event("b", 1, 0), places: [] }])).toHaveLength(2);
  });

  it("is a partition: every event once", () => {
    fc.assert(
      fc.property(events, (list) => {
        const folded = foldFights(list).flat();
        expect(folded.map(({ id }) => id).sort()).toEqual(list.map(({ id }) => id).sort());
      }),
    );
  });

  it("does not depend on the order of its events", () => {
    fc.assert(
      fc.property(events, fc.infiniteStream(fc.nat()), (list, dice) => {
        const shuffled = list
          .map((one) => ({ one, key: dice.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(ids(foldFights(shuffled))).toEqual(ids(foldFights(list)));
      }),
    );
  });

  it("keeps its bounds: members are linked within a group, and nobody is linked across groups", () => {
    fc.assert(
      fc.property(events, (list) => {
        const groups = foldFights(list);
        for (const [at, group] of groups.entries()) {
          if (group.length > 1)
            for (const one of group)
              expect(group.some((other) => other !== one && linked(one, other))).toBe(true);
          for (const other of groups.slice(at + 1).flat())
            expect(group.some((one) => linked(one, other))).toBe(false);
        }
      }),
    );
  });
});

const place0 = (x: number) => ({ x, north: 0 });

describe("where a page ends", () => {
  it("is where nothing is torn, or as far as it must be", () => {
    expect(cleanCut([1, 2, 3, 4], 2, 10)).toBe(2);
    expect(cleanCut([1, 2, 2, 3], 2, 10)).toBe(3);
    expect(cleanCut([1, 2, 1, 3, 4], 1, 10)).toBe(3);
    expect(cleanCut([1, 1, 1, 1], 2, 3)).toBe(3);
    expect(cleanCut([1, 2], 5, 10)).toBe(2);
    expect(cleanCut([], 5, 10)).toBe(0);
  });

  it("tears no group unless nothing else fits", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 20 }),
        (groups, least) => {
          const cut = cleanCut(groups, least, 25);
          const torn = groups.slice(0, cut).some((group) => groups.slice(cut, 25).includes(group));
          expect(torn).toBe(false);
        },
      ),
    );
  });
});
