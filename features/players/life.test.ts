import fc from "fast-check";
import { expect, it } from "vitest";
import { type LifeMoment, thinned } from "./life";

const moment = fc.record({
  at: fc.constant("2026-11-22T20:00:00.000Z"),
  kind: fc.constantFrom<LifeMoment["kind"]>("seen", "hit", "kill"),
  words: fc.constant("x"),
  place: fc.constant(null),
  where: fc.constantFrom("a", "b"),
});

it("only the middles of dull runs go, whatever the life", () => {
  fc.assert(
    fc.property(fc.array(moment, { maxLength: 40 }), (life) => {
      const kept = thinned(life);
      expect(kept.filter(({ kind }) => kind !== "seen")).toEqual(life.filter(({ kind }) => kind !== "seen"));
      const runs = (list: readonly LifeMoment[]) =>
        list.map(({ kind, where }) => `${kind}${where}`).filter((one, at, all) => one !== all[at - 1]);
      const changes = (list: readonly LifeMoment[]) => runs(list).filter((one) => one.startsWith("seen"));
      expect(changes(kept)).toEqual(changes(life));
      expect(thinned(kept).length).toBe(kept.length);
    }),
  );
});

it("a dull run keeps its first and its last moment", () => {
  const seen = (minute: number, where: string): LifeMoment => ({
    at: `2026-11-22T20:0${minute}:00.000Z`,
    kind: "seen",
    words: "Seen",
    place: null,
    where,
  });
  const run = [seen(0, "a"), seen(1, "a"), seen(2, "a"), seen(3, "a"), seen(4, "b")];
  expect(thinned(run).map(({ at }) => at.slice(15, 16))).toEqual(["0", "3", "4"]);
});
