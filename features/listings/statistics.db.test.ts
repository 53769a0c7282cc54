import { afterAll, beforeAll, expect, it } from "vitest";
import { type GuildContext, withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { listingReports } from "./data/reports";
import { listingFunnel } from "./data/statistics";
import { countVisit } from "./mutations/days";
import { startListing } from "./mutations/draft";

const A = "100000000000000001";
const B = "100000000000000002";
const NOW = new Date("2026-11-22T12:00:00Z");
let t: TestDatabase;
let id = 0;
const inGuild = <T>(work: (ctx: GuildContext) => Promise<T>, guild = A, now = NOW) =>
  withGuild({ ...scopeForJob(guild, "test"), now }, work);

beforeAll(async () => {
  t = await testDatabase();
  for (const guild of [A, B]) {
    await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'x', $2)", [guild, `g-${guild}`]);
    await t.sql(
      "insert into nitrado_services (guild_id, service_id, name, game, map, slots) values ($1, $2, $2, 'dayz', 'enoch', 50)",
      [guild, `server-${guild.slice(-1)}`],
    );
  }
  id = (await inGuild((ctx) => startListing(ctx, "server-1"))).listingId;
});
afterAll(() => t.close());

it("counts visitors by day, of live listings of this guild alone", async () => {
  expect(await inGuild((ctx) => countVisit(ctx, "server-1", "view"))).toBe(false);
  await t.sql("update server_listings set state = 'live'");
  for (const what of ["view", "view", "join"] as const)
    expect(await inGuild((ctx) => countVisit(ctx, "server-1", what))).toBe(true);
  expect(await inGuild((ctx) => countVisit(ctx, "server-1", "view"), B)).toBe(false);
  const before = new Date("2026-11-16T00:00:00Z");
  await inGuild((ctx) => countVisit(ctx, "server-1", "view"), A, before);
  const { days, funnel } = await inGuild((ctx) => listingFunnel(ctx, id, 7));
  expect(days).toHaveLength(7);
  expect([days[0], days.at(-1)]).toEqual([
    { day: "2026-11-16", views: 1, joins: 0 },
    { day: "2026-11-22", views: 2, joins: 1 },
  ]);
  expect(funnel).toMatchObject({ views: 3, joins: 1 });
});

it("counts who was new in the span, and who of the ripe ones came back", async () => {
  const players = [
    // Came back on the seventh day; came back too early; never; too new; new before the span; another guild's.
    [A, 1, "2026-11-02", "2026-11-09"],
    [A, 2, "2026-11-02", "2026-11-08"],
    [A, 3, "2026-11-10", "2026-11-10"],
    [A, 4, "2026-11-20", "2026-11-22"],
    [A, 5, "2026-10-01", "2026-11-20"],
    [B, 1, "2026-11-02", "2026-11-20"],
  ] as const;
  for (const [guild, player, first, again] of players) {
    await t.sql(
      "insert into player_profiles (guild_id, player_id, ingame_name, first_seen_at) values ($1, $2, 'p', $3)",
      [guild, player, `${first}T10:00:00Z`],
    );
    for (const day of new Set([first, again]))
      await t.sql("insert into player_days (guild_id, player_id, day, sessions) values ($1, $2, $3, 1)", [
        guild,
        player,
        day,
      ]);
  }
  const { funnel } = await inGuild((ctx) => listingFunnel(ctx, id, 30));
  expect(funnel).toMatchObject({ newPlayers: 4, ripe: 3, back: 1 });
  expect((await inGuild((ctx) => listingFunnel(ctx, id, 7))).funnel).toMatchObject({
    newPlayers: 1,
    ripe: 0,
  });
});

it("shows reports of this guild's listing with their answers", async () => {
  await t.sql(
    `insert into server_listing_reports (guild_id, listing_id, reason, state, answer)
     values ($1, $2, 'The texts are stolen.', 'dismissed', 'They are not.')`,
    [A, id],
  );
  expect(await inGuild((ctx) => listingReports(ctx, id))).toMatchObject([
    { reason: "The texts are stolen.", state: "dismissed", answer: "They are not." },
  ]);
  expect(await inGuild((ctx) => listingReports(ctx, id), B)).toEqual([]);
});
