import { describe, expect, it } from "vitest";
import { feedEntries } from "./feed-entries";
import type { FeedHit, FeedKill } from "./kill-feed";

const START = Date.parse("2026-11-22T20:00:00Z");
const at = (seconds: number) => new Date(START + seconds * 1_000).toISOString();
const who = (name: string) => ({ playerId: name.charCodeAt(0), name });

function kill(killId: number, seconds: number, change: Partial<FeedKill> = {}): FeedKill {
  return {
    killId,
    cursor: `${at(seconds)}~${killId}`,
    at: at(seconds),
    kind: "pvp",
    victim: who("B"),
    killer: who("A"),
    cause: "player",
    weapon: "M4-A1",
    distance: 120,
    bodyPart: null,
    headshot: false,
    serviceId: "1",
    service: "One",
    map: "chernarusplus",
    place: { x: 5_300, north: 8_600 },
    killerPlace: { x: 5_400, north: 8_600 },
    dateUncertain: false,
    inferred: false,
    historical: false,
    struck: null,
    raw: null,
    file: null,
    byteOffset: null,
    reward: null,
    ...change,
  };
}

function hit(id: number, seconds: number, victim: string, by: string): FeedHit {
  return {
    id,
    at: at(seconds),
    serviceId: "1",
    victim: who(victim),
    by: who(by),
    weapon: "M4-A1",
    distance: 120,
    bodyPart: "Torso",
    damage: 30,
    health: 50,
    place: { x: 5_310, north: 8_610 },
    byPlace: null,
  };
}

describe("the rows of the feed", () => {
  it("tell a kill with its hits as one row, and a fight of several as another", () => {
    const alone = [kill(1, 0)];
    expect(feedEntries(alone, [hit(1, -20, "B", "A")], 50).entries).toMatchObject([
      { fight: null, kill: { killId: 1 }, hits: [{ id: 1 }] },
    ]);
    const kills = [kill(2, 60, { victim: who("D"), killer: who("C") }), kill(1, 0)];
    const { entries, shown } = feedEntries(kills, [hit(1, -20, "B", "A"), hit(2, 10, "C", "D")], 50);
    expect(shown).toBe(2);
    expect(entries).toMatchObject([{ fight: { killId: 2, dead: 2, from: at(-20), to: at(60) } }]);
    const fight = entries[0]?.fight;
    expect(fight?.fighters.map(({ name, kills: n, hits: m, died }) => [name, n, m, died])).toEqual([
      ["A", 1, 1, false],
      ["C", 1, 0, false],
      ["D", 0, 1, true],
      ["B", 0, 0, true],
    ]);
    expect(fight?.moments.map((moment) => moment.kill?.killId ?? `hit ${moment.hit?.id}`)).toEqual([
      "hit 1",
      1,
      "hit 2",
      2,
    ]);
  });

  it("make a fight of one death where three had a part in it", () => {
    const { entries } = feedEntries([kill(1, 0)], [hit(1, 10, "A", "C")], 50);
    expect(entries[0]?.fight).toMatchObject({ dead: 1, fighters: { length: 3 } });
  });

  it("leave an accident beside a fight to itself", () => {
    const kills = [kill(2, 10, { kind: "infected", killer: null, victim: who("Z") }), kill(1, 0)];
    expect(feedEntries(kills, [], 50).entries.map((entry) => entry.kill?.killId)).toEqual([2, 1]);
  });

  it("end a page between fights, and hold every kill once over all pages", () => {
    // Fights of three, each 80 s apart within and 20 minutes between.
    const kills = Array.from({ length: 30 }, (_, n) =>
      kill(30 - n, -(n % 3) * 80 - Math.floor(n / 3) * 1_200),
    );
    const seen: number[] = [];
    for (let from = 0; from < kills.length; ) {
      const { entries, shown } = feedEntries(kills.slice(from, from + 8), [], 4);
      expect(shown).toBe(Math.min(6, kills.length - from));
      for (const { fight } of entries) {
        expect(fight?.moments).toHaveLength(3);
        seen.push(...(fight?.moments.map((moment) => moment.kill?.killId ?? 0) ?? []));
      }
      from += shown;
    }
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  });

  it("tear a fight without end rather than lose a kill", () => {
    const kills = Array.from({ length: 9 }, (_, n) => kill(9 - n, -n * 60));
    const hits = [hit(1, -100, "B", "A"), hit(2, -400, "B", "A")];
    const { entries, shown } = feedEntries(kills.slice(0, 5), hits, 4);
    expect(shown).toBe(5);
    expect(entries).toHaveLength(1);
    expect(entries[0]?.fight?.moments.filter((moment) => moment.kill)).toHaveLength(5);
  });
});
