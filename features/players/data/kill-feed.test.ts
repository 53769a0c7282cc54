import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GuildContext, withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import type { KillFilter } from "../kill-feed";
import { killPage, LOOKED_AT } from "./kill-feed";
import { feedChoices, playerName, playersNamed } from "./kill-feed-choices";
import { hitsAround } from "./kill-feed-hits";

let db: TestDatabase;
let world: ShopWorld;
let other: ShopWorld;
let ann: Person;
let bob: Person;
const NOW = new Date("2026-11-22T20:00:00Z");
const read = <T>(fn: (ctx: GuildContext) => Promise<T>, of = world) =>
  withGuild({ ...of.job, now: NOW }, fn, { readOnly: true });

async function all(filter: KillFilter, limit = 7): Promise<number[]> {
  const ids: number[] = [];
  let before: string | undefined;
  do {
    const page = await read((ctx) => killPage(ctx, { ...filter, before }, limit));
    ids.push(...page.kills.map((kill) => kill.killId));
    before = page.next ?? undefined;
  } while (before !== undefined);
  return ids;
}

/** Sixty deaths, two a second: of Ann by Bob, of Bob by Ann, and of Ann by the infected. */
const KILLS = `
insert into kill_logs (guild_id, kill_id, service_id, map, kind, killer_player_id, killer_name, victim_player_id, victim_name, weapon,
  distance, headshot, location_x, location_y, timestamp, file_name, byte_offset, raw_log_line)
select $1, n + $5::bigint, case when n % 2 = 0 then $2 else 'gone' end, 'chernarusplus', case n % 3 when 2 then 'infected' else 'pvp' end,
  case n % 3 when 0 then $3::bigint when 1 then $4::bigint end, case n % 3 when 0 then 'A' when 1 then 'B' end,
  case n % 3 when 0 then $4::bigint else $3::bigint end, 'V', case when n % 3 < 2 then 'M4-A1' end, n, n % 5 = 0, 5300, 8600,
  '2026-11-20T10:00:00Z'::timestamptz + (n / 2) * interval '1 second', 'a.ADM', n, 'line ' || n
from generate_series(1, 60) n`;

beforeAll(async () => {
  db = await testDatabase();
  world = await shopWorld(db.sql, 2);
  other = await shopWorld(db.sql, 2);
  [ann, bob] = world.people as [Person, Person];
  for (const [at, one] of [world, other].entries()) {
    const [a, b] = one.people as [Person, Person];
    await db.sql(KILLS, [one.guildId, one.serviceId, a.playerId, b.playerId, at * 1_000]);
  }
});
afterAll(() => db.close());

const ids = (keep: (n: number) => boolean) =>
  Array.from({ length: 60 }, (_, at) => 60 - at).filter((n) => keep(n));

describe("pages of the kill feed", () => {
  it.each<[string, () => KillFilter, (n: number) => boolean]>([
    ["everything", () => ({}), () => true],
    ["a server", () => ({ serviceId: world.serviceId }), (n) => n % 2 === 0],
    ["a weapon", () => ({ weapon: "M4-A1" }), (n) => n % 3 < 2],
    ["a cause", () => ({ kind: "infected" }), (n) => n % 3 === 2],
    ["a distance", () => ({ minDistance: 31 }), (n) => n >= 31],
    ["headshots", () => ({ headshot: true }), (n) => n % 5 === 0],
    ["a player, as killer and as victim", () => ({ playerId: bob.playerId }), (n) => n % 3 < 2],
    [
      "a time",
      () => ({ from: new Date("2026-11-20T10:00:10Z"), to: new Date("2026-11-20T10:00:20Z") }),
      (n) => n >= 20 && n < 40,
    ],
    [
      "all of them at once",
      () => ({
        serviceId: world.serviceId,
        playerId: ann.playerId,
        weapon: "M4-A1",
        kind: "pvp" as const,
        minDistance: 10,
        headshot: true,
        from: new Date("2026-11-20T10:00:00Z"),
      }),
      (n) => n % 2 === 0 && n % 3 < 2 && n % 5 === 0 && n >= 10,
    ],
  ])("by %s hold every death once, newest first, within seconds too", async (_, filter, keep) => {
    expect(await all(filter())).toEqual(ids(keep));
    expect(await all(filter(), 100)).toEqual(ids(keep));
  });

  it("carry the line, the place and what was decided about a reward", async () => {
    await db.sql(
      "insert into reward_decisions (guild_id, source, source_kind, source_id, player_id, amount, status, reason) values ($1, 'kill:60', 'kill', '60', $2, 25, 'held', 'Nobody is linked')",
      [world.guildId, ann.playerId],
    );
    const { kills } = await read((ctx) => killPage(ctx, {}, 1));
    expect(kills[0]).toMatchObject({
      killId: 60,
      raw: "line 60",
      file: "a.ADM",
      byteOffset: 60,
      service: "One",
      place: { x: 5_300, north: 8_600 },
      reward: { status: "held", coins: 25, reason: "Nobody is linked" },
    });
  });

  it("hold one kill where its id is asked for, and none of another guild", async () => {
    expect(await all({ killId: 42, weapon: "Nothing of it" })).toEqual([42]);
    expect(await all({ killId: 1_042 })).toEqual([]);
  });

  it("hold a suicide that names its victim as killer once", async () => {
    await db.sql(
      `insert into kill_logs (guild_id, kill_id, kind, killer_player_id, victim_player_id, timestamp)
       values ($1, 500, 'suicide', $2, $2, '2026-09-01T00:00:00Z')`,
      [world.guildId, bob.playerId],
    );
    expect(await all({ playerId: bob.playerId, kind: "suicide" })).toEqual([500]);
    await db.sql("delete from kill_logs where kill_id = 500");
  });

  it("know nothing of another guild, by its player's id either", async () => {
    const [stranger] = other.people as [Person];
    expect(await all({ playerId: stranger.playerId })).toEqual([]);
    expect(await read((ctx) => playerName(ctx, stranger.playerId))).toBeNull();
    const theirs = await read((ctx) => killPage(ctx, {}, 500), other);
    expect(theirs.kills.every((kill) => kill.killId > 1_000)).toBe(true);
  });

  it("say where a search ended that found little, and go on from there", async () => {
    await db.sql(
      `insert into kill_logs (guild_id, kill_id, kind, weapon, victim_name, timestamp)
       select $1, 10000 + n, 'pvp', case n when 3 then 'Longhorn' else 'KA-M' end, 'V', '2026-10-01T00:00:00Z'::timestamptz + n * interval '1 second'
       from generate_series(1, $2::int) n`,
      [world.guildId, LOOKED_AT + 5],
    );
    const filter: KillFilter = { weapon: "Longhorn", to: new Date("2026-10-20T00:00:00Z") };
    const first = await read((ctx) => killPage(ctx, filter, 10));
    expect(first).toMatchObject({ kills: [], cutOff: { looked: LOOKED_AT, at: "2026-10-01T00:00:06.000Z" } });
    const then = await read((ctx) => killPage(ctx, { ...filter, before: first.next ?? undefined }, 10));
    expect(then.kills.map((kill) => kill.killId)).toEqual([10_003]);
    expect(then).toMatchObject({ next: null, cutOff: null });
  });
});

it("hits around kills are those of the same minutes and server", async () => {
  await db.sql(
    `insert into player_activity (guild_id, service_id, player_id, player_name, kind, other_player_id, detail, x, y, occurred_at, file_name, byte_offset)
     select $1, case n when 5 then 'gone2' else $2 end, $3, 'A', case n when 4 then 'hit' else 'hit_by_player' end, $4,
       '{"weapon":"M4-A1","distance":12.5,"zone":"Torso","damage":30,"hp":40,"from":[5400,8600,300]}', 5300, 8600,
       '2026-11-20T10:00:30Z'::timestamptz + (array[-91, -90, 90, 0, 0, 91])[n] * interval '1 second', 'a.ADM', 900 + n
     from generate_series(1, 6) n`,
    [world.guildId, world.serviceId, ann.playerId, bob.playerId],
  );
  const { kills } = await read((ctx) => killPage(ctx, { serviceId: world.serviceId }, 1));
  expect(kills[0]?.at).toBe("2026-11-20T10:00:30.000Z");
  const hits = await read((ctx) => hitsAround(ctx, kills));
  expect(hits.map(({ at }) => at).sort()).toEqual(["2026-11-20T09:59:00.000Z", "2026-11-20T10:02:00.000Z"]);
  expect(hits[0]).toMatchObject({
    victim: { playerId: ann.playerId },
    by: { playerId: bob.playerId, name: bob.name },
    weapon: "M4-A1",
    health: 40,
    byPlace: { x: 5_400, north: 8_600 },
  });
});

it("choices come from the guild's own rollups and names", async () => {
  await db.sql(
    "insert into weapon_days (guild_id, weapon, day, kills) values ($1, 'KA-M', '2026-11-20', 3), ($1, 'M4-A1', '2026-11-21', 5), ($1, 'Old', '2026-01-01', 50), ($2, 'Theirs', '2026-11-21', 9)",
    [world.guildId, other.guildId],
  );
  const choices = await read(feedChoices);
  expect(choices.weapons).toEqual(["M4-A1", "KA-M"]);
  expect(choices.services).toEqual([{ serviceId: world.serviceId, name: "One", readUntil: null }]);
  await db.sql("update player_profiles set last_seen_at = now() where guild_id = any($1)", [
    [world.guildId, other.guildId],
  ]);
  const found = await read((ctx) => playersNamed(ctx, "PLAYER_1"));
  expect(found).toEqual([{ playerId: bob.playerId, name: "Player_1" }]);
  expect(await read((ctx) => playersNamed(ctx, "100%"))).toEqual([]);
});
