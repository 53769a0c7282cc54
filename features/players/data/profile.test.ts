import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type Person, type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { SEARCHED_PLAYERS } from "../profile";
import { playerDeaths, playerSessionsOf } from "./player-history";
import { playerCounts, playerList } from "./player-list";
import { playerProfile } from "./profile";

let db: TestDatabase;
let world: ShopWorld;
let ann: Person;
let bob: Person;
const NOW = new Date("2026-11-22T20:00:00Z");
const read = <T>(fn: Parameters<typeof withGuild<T>>[1]) =>
  withGuild({ ...world.job, now: NOW }, fn, { readOnly: true });

beforeAll(async () => {
  db = await testDatabase();
  world = await shopWorld(db.sql, 2);
  [ann, bob] = world.people as [Person, Person];
  const { guildId, serviceId } = world;
  // Ten moments with two kills each, so that pages end in the middle of a second.
  await db.sql(
    `insert into kill_logs (guild_id, service_id, kind, killer_player_id, killer_name, victim_player_id, victim_name, weapon, distance, timestamp, raw_log_line)
     select $1, $2, 'pvp', case n % 3 when 0 then $4::bigint else $3::bigint end, 'K', case n % 3 when 0 then $3::bigint else $4::bigint end, 'V',
       'M4-A1', n, '2026-11-20T10:00:00Z'::timestamptz + (n / 2) * interval '1 minute', 'line ' || n
     from generate_series(1, 20) n`,
    [guildId, serviceId, ann.playerId, bob.playerId],
  );
  await db.sql(
    `insert into player_sessions (guild_id, service_id, player_id, player_name, session_start, session_end, duration_seconds, ended_by, file_name, byte_offset)
     select $1, $2, $3, 'A', '2026-11-20T10:00:00Z'::timestamptz + n * interval '1 hour', '2026-11-20T10:30:00Z'::timestamptz + n * interval '1 hour', 1800, 'disconnect', 'a', n
     from generate_series(1, 9) n`,
    [guildId, serviceId, ann.playerId],
  );
  await db.sql(
    `update player_profiles set last_seen_at = '2026-11-21T10:00:00Z', name_history = '[{"name":"Old","until":"2026-11-01T00:00:00Z"},{"name":"Older","until":"2026-11-02T00:00:00Z"}]' where guild_id = $1`,
    [guildId],
  );
  await db.sql(
    "insert into player_days (guild_id, player_id, day, kills, playtime_seconds) values ($1, $2, '2026-11-22', 3, 5400)",
    [guildId, ann.playerId],
  );
  await db.sql(
    `insert into player_profiles (guild_id, player_id, ingame_name, kills, playtime_seconds, longest_shot, last_seen_at)
     select $1, n, 'Walker_' || n, n % 4, n * 100, n % 7 * 1.5, '2026-11-19T10:00:00.123456Z'::timestamptz + n % 5 * interval '1 second'
     from generate_series(1, 40) n`,
    [guildId],
  );
});
afterAll(() => db.close());

describe("a player's kills and deaths", () => {
  it("come page by page, newest first, without a gap", async () => {
    const seen: number[] = [];
    let before: string | null = null;
    do {
      const page = await read((ctx) => playerDeaths(ctx, ann.playerId, { before, limit: 3 }));
      seen.push(...page.deaths.map((death) => death.killId));
      before = page.next;
    } while (before !== null);
    expect(seen).toEqual(Array.from({ length: 20 }, (_, at) => 20 - at));
  });

  it("are told apart, and each carries its line", async () => {
    const { deaths } = await read((ctx) => playerDeaths(ctx, bob.playerId, { show: "kills", limit: 50 }));
    expect(deaths).toHaveLength(6);
    expect(deaths[0]).toMatchObject({
      won: true,
      raw: "line 18",
      other: { playerId: ann.playerId },
      service: "One",
    });
    const lost = await read((ctx) => playerDeaths(ctx, bob.playerId, { show: "deaths", limit: 50 }));
    expect(lost.deaths).toHaveLength(14);
  });

  it("begin with the newest after a place that we did not write", async () => {
    const page = await read((ctx) =>
      playerDeaths(ctx, ann.playerId, { before: "2026-13-99T99:99:99Z~1", limit: 1 }),
    );
    expect(page.deaths[0]?.killId).toBe(20);
  });
});

it("a player's sessions come page by page", async () => {
  const first = await read((ctx) => playerSessionsOf(ctx, ann.playerId, { limit: 5 }));
  const rest = await read((ctx) => playerSessionsOf(ctx, ann.playerId, { before: first.next, limit: 5 }));
  expect([...first.sessions, ...rest.sessions].map((one) => one.seconds)).toEqual(Array(9).fill(1_800));
  expect(rest.next).toBeNull();
});

it("a profile holds names, weapons, days and who is linked; a stranger's id holds nothing", async () => {
  const profile = await read((ctx) => playerProfile(ctx, ann.playerId));
  expect(profile).toMatchObject({
    name: ann.name,
    names: [{ name: "Older" }, { name: "Old" }],
    link: { discordId: ann.discordId },
    weapons: [{ weapon: "M4-A1", kills: 14, longest: 20 }],
    held: { decisions: 0, coins: 0 },
  });
  expect(profile?.days).toHaveLength(30);
  expect(profile?.days.at(-1)).toEqual({ day: "2026-11-22", hours: 1.5, kills: 3 });
  expect(await read((ctx) => playerProfile(ctx, 999_999))).toBeNull();
});

describe("the list of players", () => {
  it.each(["seen", "kills", "playtime", "shot"] as const)(
    "by %s is read page by page without a gap",
    async (sort) => {
      const ids: number[] = [];
      let after: string | null = null;
      do {
        const page = await read((ctx) => playerList(ctx, { sort, after, limit: 7 }));
        ids.push(...page.players.map((player) => player.playerId));
        after = page.next;
      } while (after !== null);
      expect(ids).toHaveLength(42);
      expect(new Set(ids).size).toBe(42);
    },
  );

  it("finds by part of a name and by the platform's id, and counts", async () => {
    const named = await read((ctx) => playerList(ctx, { search: "walker_1" }));
    expect(named.players).toHaveLength(11);
    const byId = await read((ctx) => playerList(ctx, { search: ann.name }));
    expect(byId.players[0]).toMatchObject({ playerId: ann.playerId, person: ann.discordId });
    expect(await read(playerCounts)).toEqual({ seen: 42, linked: 2, online: 0 });
  });

  it("of a large guild finds everybody by a whole name, and by a part of it those seen last", async () => {
    await db.sql(
      `insert into player_profiles (guild_id, player_id, ingame_name, last_seen_at)
       select $1, 1000 + n, 'Crowd_' || n, '2026-11-20T10:00:00Z' from generate_series(1, ${SEARCHED_PLAYERS}) n`,
      [world.guildId],
    );
    const found = async (search: string) =>
      (await read((ctx) => playerList(ctx, { search }))).players.map(({ name }) => name);
    expect(await found("Walker_7")).toEqual(["Walker_7"]);
    expect(await found("alker_7")).toEqual([]);
    expect(await found("owd_2999")).toEqual(["Crowd_2999"]);
  });
});
