import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withPublic, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { vibeOf } from "./data/vibe";
import { renewDirectory } from "./mutations/renew-directory";
import { countVibes } from "./mutations/vibes";
import { vibeTraits } from "./vibe";

const GUILD = "100000000000000001";
const SERVER = "00000000-0000-4000-8000-000000000001";
let t: TestDatabase;
const system = <T>(work: Parameters<typeof withSystem<T>>[1]) =>
  withSystem({ kind: "system", job: "test" }, work);
const seen = () => withPublic((ctx) => vibeOf(ctx, { guildId: GUILD, serverId: SERVER }));

beforeAll(async () => {
  t = await testDatabase();
  await t.sql("insert into guilds (guild_id, name, slug, is_public) values ($1::varchar, 'T', 't', true)", [
    GUILD,
  ]);
  await t.sql("insert into nitrado_services (guild_id, service_id, name) values ($1, 's1', 'S')", [GUILD]);
  await t.sql(
    "insert into registered_servers (id, guild_id, service_id, name, slots, time_zone) values ($1, $2, 's1', 'T', 60, 'UTC')",
    [SERVER, GUILD],
  );
  await t.sql(
    "insert into server_listings (guild_id, server_id, slug, server_name, state) values ($2, $1, 'taiga', 'T', 'live')",
    [SERVER, GUILD],
  );
  await system((ctx) => renewDirectory(ctx, 10));
});
afterAll(() => t.close());

describe("how people play on a server", () => {
  it("is not told from too little", async () => {
    expect(await seen()).toBeNull();
    expect(await system((ctx) => countVibes(ctx, 10))).toBe(1);
    const vibe = await seen();
    expect(vibe).toMatchObject({
      fightMetres: null,
      nightPercent: null,
      lifeMinutes: null,
      newcomersPercent: null,
    });
    if (vibe) expect(vibeTraits(vibe).every(({ value }) => value === null)).toBe(true);
    // Its turn comes again in six hours.
    expect(await system((ctx) => countVibes(ctx, 10))).toBe(0);
  });

  it("is counted from the log of two weeks, in the server's own night", async () => {
    await t.sql(
      `insert into kill_logs (guild_id, service_id, kind, distance, "timestamp", struck_at)
       select $1, 's1', case when nr = 40 then 'suicide' else 'pvp' end, nr, now() - make_interval(hours => nr), case when nr = 39 then now() end
       from generate_series(1, 40) nr`,
      [GUILD],
    );
    await t.sql(
      `insert into server_stats (guild_id, server_id, resolution, "timestamp", samples, known_samples, players_sum)
       select $1, $2, '1h', date_trunc('day', now()) - make_interval(hours => nr), 12, 12, 12 * 10 from generate_series(1, 240) nr`,
      [GUILD, SERVER],
    );
    await t.sql(
      "insert into kill_days (guild_id, day, service_id, deaths, playtime_seconds) values ($1, current_date - 1, 's1', 20, 36000)",
      [GUILD],
    );
    await t.sql(
      `insert into player_profiles (guild_id, player_id, ingame_name, platform_id, first_seen_at)
       overriding system value select $1, nr, 'P' || nr, 'id' || nr, now() - interval '2 days' from generate_series(1, 10) nr`,
      [GUILD],
    );
    await t.sql(
      `insert into player_days (guild_id, player_id, day, deaths, playtime_seconds)
       select $1, nr, ((now() - interval '2 days') at time zone 'UTC')::date, case when nr <= 4 then 0 else 2 end, 3600 from generate_series(1, 10) nr`,
      [GUILD],
    );
    await t.sql(
      `insert into player_activity (guild_id, service_id, kind, occurred_at, file_name, byte_offset)
       select $1, 's1', case when nr % 2 = 0 then 'built' else 'seen' end, now() - make_interval(hours => nr), 'f', nr from generate_series(1, 200) nr`,
      [GUILD],
    );
    await t.sql("update server_vibes set counted_at = now() - interval '7 hours'");
    expect(await system((ctx) => countVibes(ctx, 10))).toBe(1);
    const vibe = await seen();
    expect(vibe).toMatchObject({
      fightMetres: 20,
      fights: 38,
      nightPercent: 33,
      lifeMinutes: 30,
      newcomersPercent: 40,
      newcomers: 10,
    });
    expect(vibe?.builtAnHour).toBeCloseTo(0.1, 1);
    if (vibe)
      expect(vibeTraits(vibe).map(({ value }) => value)).toEqual([
        "20 m",
        "33 %",
        "0.1 an hour",
        "30 min",
        "40 %",
      ]);
  });

  it("is nobody's business once the listing is not live", async () => {
    await t.sql("update server_listings set state = 'hidden'");
    expect(await seen()).toBeNull();
  });
});
