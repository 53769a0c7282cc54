import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { isoDate } from "@/lib/time";
import { BOARDS } from "../boards";
import { choosePrivacy, type PrivacyChoice } from "../mutations/privacy";
import { strikeKill } from "../mutations/strike";
import { lastSeasons, readSeason, SEASON_BOARDS, seasonDays, seasonName, seasonOf } from "../seasons";
import { earnedTitles } from "../titles";
import { rivalOf, seasonPage, seasonSearch, wealthBoard } from "./more-boards";
import { headToHead, recentKills, struckKills } from "./public-kills";
import { publicPlayer } from "./public-player";

let t: TestDatabase;
let world: ShopWorld;
const ALL: PrivacyChoice = { isPublic: true, showsNames: true, showsKills: true, showsWealth: false };
const at = (index: number): Person => {
  const found = world.people[index];
  if (!found) throw new Error("The world has too few people.");
  return found;
};
const read = <T>(work: Parameters<typeof withGuild<T>>[1]) => withGuild(world.job, work, { readOnly: true });
const choose = (person: Person, change: Partial<PrivacyChoice>) =>
  withGuild(world.signedIn(person), (ctx) => choosePrivacy(ctx, person.discordId, { ...ALL, ...change }));
const month = seasonOf(new Date());

beforeAll(async () => {
  t = await testDatabase();
  world = await shopWorld(t.sql, 4);
  const kill = (from: Person, to: Person, n: number) =>
    t.sql(
      `insert into kill_logs (guild_id, service_id, kind, killer_player_id, killer_name, victim_player_id, victim_name, weapon, distance, timestamp, file_name, byte_offset)
       select $1, $2, 'pvp', $3, $4, $5, $6, 'M4-A1', 100 + n, now() - n * interval '1 minute', $7, n from generate_series(1, $8::int) n`,
      [
        world.guildId,
        world.serviceId,
        from.playerId,
        from.name,
        to.playerId,
        to.name,
        `${from.name}${to.name}`,
        n,
      ],
    );
  await kill(at(0), at(1), 3);
  await kill(at(1), at(0), 1);
  await kill(at(0), at(2), 2);
  for (const [index, kills] of [5, 4, 3, 0].entries())
    await t.sql(
      `with d as (insert into player_days (guild_id, player_id, day, kills, deaths, longest_shot, playtime_seconds) values ($1, $2, $3::date, $4, 1, 50, 3600))
       update player_profiles set kills = $4, deaths = 1, playtime_seconds = 3600, longest_shot = 100 + $4,
         name_history = '[{"name":"Oldie","until":"2026-01-01T00:00:00Z"}]' where guild_id = $1 and player_id = $2`,
      [world.guildId, at(index).playerId, isoDate(new Date()), kills],
    );
  for (const person of world.people) await world.give(person, 100 + (person.playerId % 10));
});
afterAll(() => t.close());

describe("a player's page", () => {
  it("shows numbers, names, weapons and kills, and no coins unless asked for", async () => {
    const player = await read((ctx) => publicPlayer(ctx, at(0).playerId));
    expect(player).toMatchObject({
      name: at(0).name,
      kills: 5,
      rank: 1,
      coins: null,
      names: [{ name: "Oldie" }],
      weapons: [{ weapon: "M4-A1", kills: 5 }],
    });
    expect(player?.recent).toHaveLength(5);
    expect(player?.titles.map(({ name }) => name)).toEqual(["Apex"]);
    expect(player?.days.at(-1)?.kills).toBe(5);
  });

  it("follows each of the player's choices, and nobody else's", async () => {
    await choose(at(0), { showsNames: false, showsKills: false, showsWealth: true });
    const hidden = await read((ctx) => publicPlayer(ctx, at(0).playerId));
    expect([hidden?.names, hidden?.recent, typeof hidden?.coins]).toEqual([null, null, "number"]);
    await choose(at(0), { isPublic: false });
    expect(await read((ctx) => publicPlayer(ctx, at(0).playerId))).toBeNull();
    await choose(at(0), {});
    expect(await read((ctx) => publicPlayer(ctx, at(0).playerId))).toMatchObject({
      names: [{ name: "Oldie" }],
    });
    await expect(
      withGuild(world.signedIn(at(3)), (ctx) => choosePrivacy(ctx, "100000000000000009", ALL)),
    ).rejects.toThrow("no linked player");
  });

  it("names nobody who hides, in kills neither", async () => {
    await choose(at(1), { isPublic: false });
    const kills = await read((ctx) => recentKills(ctx, at(0).playerId));
    expect(JSON.stringify(kills)).not.toContain(at(1).name);
    expect(kills.filter(({ victim }) => victim.name === null && victim.playerId === null)).toHaveLength(3);
    await choose(at(1), {});
  });
});

describe("boards", () => {
  it.each(SEASON_BOARDS)("of a season rank %s page by page, without who hides", async (board) => {
    await choose(at(2), { isPublic: false });
    const first = await read((ctx) => seasonPage(ctx, board, month, { limit: 1 }));
    const rest =
      first.next === null
        ? { rows: [] }
        : await read((ctx) => seasonPage(ctx, board, month, { after: first.next, limit: 10 }));
    const ids = [...first.rows, ...rest.rows].map(({ playerId }) => playerId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain(at(2).playerId);
    expect([...first.rows, ...rest.rows].map(({ rank }) => rank)).toEqual(ids.map((_, index) => index + 1));
    if (board === "kills") expect(ids).toEqual([at(0).playerId, at(1).playerId]);
    const [found] = await read((ctx) => seasonSearch(ctx, board, month, at(0).name));
    expect([...first.rows, ...rest.rows].find(({ playerId }) => playerId === at(0).playerId)).toEqual(found);
    const empty = await read((ctx) => seasonPage(ctx, board, lastSeasons(new Date())[11] ?? ""));
    expect(empty).toEqual({ rows: [], next: null });
    await choose(at(2), {});
  });

  it("of wealth hold those alone who show it", async () => {
    expect(await read(wealthBoard)).toEqual([]);
    await choose(at(1), { showsWealth: true });
    expect(await read(wealthBoard)).toMatchObject([{ playerId: at(1).playerId, rank: 1 }]);
    await choose(at(1), { showsWealth: true, isPublic: false });
    expect(await read(wealthBoard)).toEqual([]);
    await choose(at(1), {});
  });

  it("name the one just above, and how often they met", async () => {
    expect(await read((ctx) => rivalOf(ctx, at(1).discordId, "kills"))).toEqual({
      me: { playerId: at(1).playerId, name: at(1).name, rank: 2, value: 4 },
      above: { playerId: at(0).playerId, name: at(0).name, value: 5 },
      between: { won: 1, lost: 3 },
    });
    expect(await read((ctx) => rivalOf(ctx, at(0).discordId, "kills"))).toMatchObject({
      above: null,
      me: { rank: 1 },
    });
    expect(await read((ctx) => rivalOf(ctx, at(3).discordId, "kills"))).toBeNull();
    // Who hides is nobody's rival.
    await choose(at(0), { isPublic: false });
    expect(await read((ctx) => rivalOf(ctx, at(1).discordId, "kills"))).toMatchObject({
      above: null,
      me: { rank: 1 },
    });
    await choose(at(0), {});
    for (const board of BOARDS) await read((ctx) => rivalOf(ctx, at(1).discordId, board));
  });

  it("show a struck kill with its note, and count it nowhere", async () => {
    const [kill] = await read((ctx) => recentKills(ctx, at(1).playerId));
    await withGuild(world.job, (ctx) =>
      strikeKill(ctx, { killId: kill?.killId ?? 0, reason: "Shot through a wall" }),
    );
    expect(await read(struckKills)).toMatchObject([{ killId: kill?.killId, struck: "Shot through a wall" }]);
    expect(await read((ctx) => headToHead(ctx, at(1).playerId, at(0).playerId))).toEqual({ won: 0, lost: 3 });
  });
});

describe("seasons", () => {
  it("are months, the last twelve of them", () => {
    const now = new Date("2026-01-15T00:00:00Z");
    expect(lastSeasons(now, 3)).toEqual(["2026-01", "2025-12", "2025-11"]);
    expect(seasonDays("2025-12")).toEqual({ from: "2025-12-01", to: "2026-01-01" });
    expect([readSeason("2025-02", now), readSeason("2025-01", now), readSeason("2026-02", now)]).toEqual([
      "2025-02",
      null,
      null,
    ]);
    expect(seasonName("2025-12")).toBe("December 2025");
  });
});

it("titles are earned by one's own numbers", () => {
  const none = {
    kills: 0,
    deaths: 0,
    headshots: 0,
    bestStreak: 0,
    longestShot: 0,
    playtimeSeconds: 0,
    rank: null,
  };
  expect(earnedTitles(none)).toEqual([]);
  const most = {
    kills: 60,
    deaths: 1,
    headshots: 25,
    bestStreak: 10,
    longestShot: 500,
    playtimeSeconds: 360_000,
    rank: 1,
  };
  expect(earnedTitles(most).map(({ name }) => name)).toEqual([
    "Apex",
    "Far sight",
    "Untouched",
    "Steady hand",
    "Settler",
  ]);
});
