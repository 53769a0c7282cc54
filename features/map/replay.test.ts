import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FightEvent } from "./fight";
import { clockAt, eventWords, filmOf, marksAt, momentAt, stepFrom, viewOfFight } from "./replay";

const event = (id: number, second: number, change: Partial<FightEvent> = {}): FightEvent => ({
  kind: "kill",
  id,
  at: new Date(Date.UTC(2026, 10, 22, 20, 0, second)).toISOString(),
  serviceId: "1",
  victim: `Victim ${id}`,
  victimAt: { x: 1_000 + id, z: 1_000 },
  killer: "Ansel",
  killerAt: { x: 900, z: 1_000 + id },
  weapon: "M4-A1",
  distance: 50,
  rawLine: null,
  ...change,
});

describe("a fight that is played", () => {
  it("shows what the log saw up to then, and nobody before it saw them", () => {
    const film = filmOf([
      event(1, 0, { kind: "hit", victim: "Rook" }),
      event(2, 4, { victim: "Rook" }),
      event(3, 9),
    ]);
    expect(marksAt(film, 0)).toEqual({ shots: [], people: [] });
    const [first, second] = film.moments;
    const early = marksAt(film, first?.at ?? 0);
    expect(early.people.map(({ name, dead }) => [name, dead])).toEqual([
      ["Ansel", false],
      ["Rook", false],
    ]);
    expect(early.shots).toEqual([
      { from: { x: 900, z: 1_001 }, to: { x: 1_001, z: 1_000 }, deadly: false, fresh: true },
    ]);
    const later = marksAt(film, second?.at ?? 0);
    expect(later.people.find(({ name }) => name === "Rook")).toMatchObject({ dead: true, x: 1_002 });
    expect(later.people.find(({ name }) => name === "Ansel")).toMatchObject({ z: 1_002 });
    expect(later.shots.map(({ fresh }) => fresh)).toEqual([false, true]);
  });

  it("leaves the dead dead, whoever the log names as the shooter of a bullet that was still on its way", () => {
    const film = filmOf([
      event(1, 0, { victim: "Rook" }),
      event(2, 1, { killer: "Rook", victim: "Ansel", kind: "hit" }),
    ]);
    const hitAgain = filmOf([event(1, 0, { victim: "Rook" }), event(2, 0, { victim: "Rook", kind: "hit" })]);
    expect(marksAt(hitAgain, hitAgain.length).people.find(({ name }) => name === "Rook")?.dead).toBe(true);
    expect(marksAt(film, film.length).people.find(({ name }) => name === "Rook")).toMatchObject({
      dead: true,
    });
  });

  it("goes from event to event, to the film's ends and back", () => {
    const film = filmOf([event(1, 0), event(2, 3)]);
    const [one, two] = film.moments.map(({ at }) => at);
    expect(stepFrom(film, 0, 1)).toBe(one);
    expect(stepFrom(film, one ?? 0, 1)).toBe(two);
    expect([stepFrom(film, two ?? 0, 1), stepFrom(film, two ?? 0, -1), stepFrom(film, one ?? 0, -1)]).toEqual(
      [film.length, one, 0],
    );
    expect(momentAt(film, 0)).toBeNull();
    expect(momentAt(film, film.length)?.event.id).toBe(2);
    expect(clockAt(film, one ?? 0)).toBe("2026-11-22T20:00:00.000Z");
    expect(clockAt(film, two ?? 0)).toBe("2026-11-22T20:00:03.000Z");
  });

  it("keeps the log's order, lasts some seconds however long it was, and its clock never runs back", () => {
    const seconds = fc.array(fc.integer({ min: 0, max: 1_800 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(seconds, (given) => {
        const film = filmOf(given.toSorted((a, b) => a - b).map((second, id) => event(id, second)));
        const ats = film.moments.map(({ at }) => at);
        for (const [nr, at] of ats.entries()) expect(at - (ats[nr - 1] ?? 0)).toBeGreaterThanOrEqual(250);
        expect(film.length).toBeLessThanOrEqual(18_000 + 250 * given.length);
        const clocks = Array.from({ length: 41 }, (_, nr) =>
          Date.parse(clockAt(film, (film.length * nr) / 40)),
        );
        expect(clocks).toEqual(clocks.toSorted((a, b) => a - b));
      }),
    );
  });

  it("is seen whole, and no closer than the log knows", () => {
    const far = event(1, 0, { victimAt: { x: 1_000, z: 2_000 }, killerAt: { x: 1_520, z: 2_100 } });
    expect(viewOfFight([far])).toEqual({ x: 1_260, z: 2_050, scale: 2 });
    expect(viewOfFight([event(1, 0, { killerAt: null })]).scale).toBe(0.4);
  });

  it("says each event in words", () => {
    expect(eventWords(event(1, 0, { kind: "hit", victim: "Rook", distance: 211.6 }))).toBe(
      "Ansel hits Rook, M4-A1, 212 m",
    );
    expect(eventWords(event(1, 0, { kind: "death", killer: null, weapon: "bled_out", distance: null }))).toBe(
      "Victim 1 dies, bled out",
    );
  });
});
