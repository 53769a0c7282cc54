import { describe, expect, it } from "vitest";
import { type FightEvent, fightAt, fighters } from "./fight";

const event = (id: number, second: number, x: number, change: Partial<FightEvent> = {}): FightEvent => ({
  kind: "kill",
  id,
  at: new Date(Date.UTC(2026, 10, 22, 20, 0, second)).toISOString(),
  serviceId: "1",
  victim: `Victim ${id}`,
  victimAt: { x, z: 1_000 },
  killer: "Killer",
  killerAt: null,
  weapon: "M4-A1",
  distance: 50,
  rawLine: null,
  ...change,
});
const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 20, 0, second)).toISOString();

describe("a fight", () => {
  it("is a chain of events, each within 200 m and 90 s of another", () => {
    const chain = [event(1, 0, 1_000), event(2, 80, 1_190), event(3, 160, 1_380)];
    const apart = [event(4, 0, 1_391), event(5, 300, 1_000), event(6, 0, 1_000, { serviceId: "2" })];
    const found = fightAt([...chain, ...apart], { x: 1_000, z: 1_000, at: at(0) });
    expect(found.map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it("tells a hit before the death of the same second", () => {
    const both = [event(3, 0, 1_000), event(9, 0, 1_000, { kind: "hit" })];
    expect(fightAt(both, { x: 1_000, z: 1_000, at: at(0) }).map(({ kind }) => kind)).toEqual(["hit", "kill"]);
  });

  it("holds who shoots from afar, by where they stood", () => {
    const sniped = event(1, 0, 1_000, { killerAt: { x: 1_600, z: 1_000 } });
    const answered = event(2, 30, 1_650);
    expect(fightAt([sniped, answered], { x: 1_000, z: 1_000, at: at(0) })).toHaveLength(2);
  });

  it("is not there where nothing happened", () => {
    expect(fightAt([event(1, 0, 1_000)], { x: 5_000, z: 1_000, at: at(0) })).toEqual([]);
    expect(fightAt([event(1, 0, 1_000)], { x: 1_000, z: 1_000, at: at(400) })).toEqual([]);
  });

  it("tells who took part and how it ended for them", () => {
    const people = fighters([
      event(1, 0, 0, { kind: "hit", victim: "Brisa", killer: "Rook" }),
      event(2, 5, 0, { victim: "Rook", killer: "Ansel" }),
      event(3, 9, 0, { kind: "death", victim: "Dusa", killer: null, weapon: "bled out", distance: null }),
    ]);
    expect(people.map(({ name, kills, hits, died }) => [name, kills, hits, died !== null])).toEqual([
      ["Ansel", 1, 0, false],
      ["Brisa", 0, 0, false],
      ["Rook", 0, 1, true],
      ["Dusa", 0, 0, true],
    ]);
  });
});
