import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GuildContext, type SystemContext, withGuild, withPublic, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { killPoints, killTicker, networkNumbers } from "./data/network";
import { changelog, statusPage } from "./data/status";
import { heartbeatSummary, recordBotStart, recordHeartbeat } from "./mutations/bots";
import { saveChangelogEntry } from "./mutations/changelog";
import { recordCheck, recordDays } from "./mutations/checks";
import { computeKillPoints, computeNetworkNumbers } from "./mutations/network";
import { recordServerSamples, thinServerStats } from "./mutations/server-status";

const GUILD = "100000000000000001";
const SERVER = "11111111-1111-4111-8111-111111111111";
const NOW = new Date("2026-11-22T21:02:00Z");
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
let t: TestDatabase;

beforeAll(async () => {
  t = await testDatabase();
  await t.sql("insert into guilds (guild_id, name, slug, is_public) values ($1, 'Taiga', 'taiga', true)", [
    GUILD,
  ]);
  await t.sql("insert into nitrado_services (guild_id, service_id, name) values ($1, 's1', 'S')", [GUILD]);
  await t.sql(
    "insert into registered_servers (guild_id, id, service_id, name, slots) values ($1, $2, 's1', 'S', 60)",
    [GUILD, SERVER],
  );
  await t.sql(
    "insert into server_listings (guild_id, server_id, slug, server_name, state, published_at) values ($1, $2, 'taiga', 'Taiga', 'live', $3)",
    [GUILD, SERVER, ago(60 * 24 * 3)],
  );
});
afterAll(() => t.close());

const inGuild = <T>(fn: (ctx: GuildContext) => Promise<T>, now = NOW) =>
  withGuild({ ...scopeForJob(GUILD, "test"), now }, fn);
const asSystem = <T>(fn: (ctx: SystemContext) => Promise<T>, now = NOW) =>
  withSystem({ kind: "system", job: "test" }, (ctx) => fn({ ...ctx, now }));
const sample = (minutes: number, players: number | null, state: "up" | "down" = "up") => ({
  at: ago(minutes),
  state,
  players,
  slots: 60,
});
const stats = (resolution: string) =>
  t.sql<{
    samples: number;
    up_samples: number;
    known_samples: number;
    players_sum: string;
    players_peak: number;
  }>(
    "select samples, up_samples, known_samples, players_sum, players_peak from server_stats where resolution = $1 order by timestamp",
    [resolution],
  );

describe("looks at a game server", () => {
  it("are summed by 5 minutes, hour and day, and counted once however often they come", async () => {
    const samples = [sample(3, 10), sample(2, 20), sample(1, null, "down")];
    expect(await inGuild((ctx) => recordServerSamples(ctx, SERVER, samples))).toBe(3);
    expect(await inGuild((ctx) => recordServerSamples(ctx, SERVER, samples))).toBe(0);
    const hours = await stats("1h");
    expect(
      hours.map((row) => [
        row.samples,
        row.up_samples,
        row.known_samples,
        Number(row.players_sum),
        row.players_peak,
      ]),
    ).toEqual([
      [1, 1, 1, 10, 10],
      [2, 1, 1, 20, 20],
    ]);
    expect((await stats("1d")).map((row) => row.samples)).toEqual([3]);
    expect((await stats("5m")).reduce((sum, row) => sum + row.samples, 0)).toBe(3);
    const [status] = await t.sql("select state, players, slots, state_since from server_status");
    expect(status).toEqual({ state: "down", players: null, slots: 60, state_since: ago(1) });
  });

  it("remember since when a state lasts, over calls", async () => {
    await inGuild((ctx) =>
      recordServerSamples(ctx, SERVER, [
        { ...sample(0, null, "down"), at: new Date(NOW.getTime() + 60_000) },
      ]),
    );
    const [status] = await t.sql("select state_since from server_status");
    expect(status?.state_since).toEqual(ago(1));
  });

  it("lose detail with age, but not their days", async () => {
    const later = new Date(NOW.getTime() + 101 * 86_400_000);
    expect(await asSystem((ctx) => thinServerStats(ctx), later)).toBeGreaterThan(0);
    expect(await stats("5m")).toEqual([]);
    expect(await stats("1h")).toEqual([]);
    expect(await stats("1d")).not.toEqual([]);
  });
});

describe("the status page", () => {
  const check = (state: "running" | "degraded" | "down", minutes: number) =>
    asSystem(
      (ctx) => recordCheck(ctx, { component: "discord", state, latencyMs: 80, reason: null }),
      ago(minutes),
    );
  const discord = async () => {
    const page = await withPublic((ctx) => statusPage({ ...ctx, now: NOW }));
    return { page, part: page.components.find(({ component }) => component === "discord") };
  };

  it("knows nothing before the first check", async () => {
    const { page, part } = await discord();
    expect(part).toMatchObject({ state: "unknown", uptime: null });
    expect(part?.bars).toBe("-".repeat(90));
    expect(page.incidents).toEqual([]);
  });

  it("opens one incident, worsens it, and ends it", async () => {
    await check("degraded", 6);
    await check("down", 5);
    await check("down", 4);
    let { page, part } = await discord();
    expect(part).toMatchObject({ state: "down", since: ago(5).toISOString() });
    expect(page.incidents).toHaveLength(1);
    expect(page.incidents[0]).toMatchObject({
      state: "down",
      endedAt: null,
      startedAt: ago(6).toISOString(),
    });
    await check("running", 1);
    ({ page, part } = await discord());
    expect(part?.state).toBe("running");
    expect(page.incidents[0]?.endedAt).toBe(ago(1).toISOString());
    expect(part?.bars.at(-1)).toBe("x");
    expect(part?.uptime).toBe(0.5);
  });

  it("takes back-filled days, and leaves days that it counted itself", async () => {
    const day = { component: "discord" as const, degraded: 0, down: 0, latencyMsSum: 0 };
    await asSystem((ctx) =>
      recordDays(ctx, [
        { ...day, day: "2026-11-21", ok: 288 },
        { ...day, day: "2026-11-22", ok: 288 },
      ]),
    );
    const { part } = await discord();
    expect(part?.bars.slice(-2)).toBe("rx");
  });

  it("hears bots, and forgets none that fell silent", async () => {
    await inGuild((ctx) => recordHeartbeat(ctx, { bot: "grizzly-os", state: "running" }), ago(9));
    await inGuild(
      (ctx) => recordHeartbeat(ctx, { bot: "grizzly-os", state: "degraded", reason: "No permission" }),
      ago(8),
    );
    await inGuild(
      (ctx) => recordHeartbeat(ctx, { bot: "grizzly-os", serviceId: "s1", state: "down", reason: "Its own" }),
      ago(7),
    );
    expect(await asSystem((ctx) => heartbeatSummary(ctx, "grizzly-os"))).toEqual({
      lastAt: ago(8),
      guilds: 1,
      failing: 1,
    });
    await asSystem((ctx) => recordBotStart(ctx, "grizzly-os", "1.0.0", "a"));
    await asSystem((ctx) => recordBotStart(ctx, "grizzly-os", "1.1.0", "a"), new Date(NOW.getTime() + 1000));
    const { page } = await discord();
    expect(page.bots).toMatchObject([{ bot: "grizzly-os", version: "1.1.0" }]);
  });

  it("shows a changelog without its drafts", async () => {
    const entry = { version: "1.0.0", title: "First", body: "Text", publishedAt: ago(5) };
    await asSystem((ctx) => saveChangelogEntry(ctx, entry));
    await asSystem((ctx) => saveChangelogEntry(ctx, { ...entry, version: "1.1.0", publishedAt: null }));
    expect(await withPublic((ctx) => changelog(ctx))).toEqual([
      { ...entry, publishedAt: ago(5).toISOString() },
    ]);
  });
});

describe("the network", () => {
  const kill = (minutes: number, change: Record<string, unknown> = {}) => {
    const row = {
      guild_id: GUILD,
      service_id: "s1",
      kind: "pvp",
      killer_name: "m4rten",
      victim_name: "Volkov",
      weapon: "DMR",
      distance: 139.3,
      timestamp: ago(minutes),
      location_x: 5300,
      location_y: 8600,
      file_name: "f",
      byte_offset: minutes,
      ...change,
    };
    const keys = Object.keys(row);
    return t.sql(
      `insert into kill_logs (${keys.map((name) => `"${name}"`).join(", ")}) values (${keys.map((_, index) => `$${index + 1}`).join(", ")})`,
      Object.values(row),
    );
  };

  it("shows new kills at once without their place, struck ones with the reason, and points 30 minutes late", async () => {
    await kill(2);
    await kill(31);
    await kill(40, { struck_at: ago(1), struck_reason: "Server lag" });
    await kill(3, { kind: "suicide" });
    const ticker = await withPublic((ctx) => killTicker({ ...ctx, now: NOW }, 8));
    expect(ticker.map(({ at, struck }) => [at, struck])).toEqual([
      [ago(2).toISOString(), null],
      [ago(31).toISOString(), null],
      [ago(40).toISOString(), "Server lag"],
    ]);
    expect(JSON.stringify(ticker)).not.toContain("5300");
    await asSystem((ctx) => computeKillPoints(ctx));
    const { taiga: points } = await withPublic((ctx) => killPoints(ctx));
    expect(points).toEqual([{ at: ago(31).toISOString(), east: 5300, north: 8600 }]);
  });

  it("is not counted until it is counted, and then with its age", async () => {
    expect(await withPublic((ctx) => networkNumbers(ctx))).toBeNull();
    await t.sql(
      "insert into kill_days (guild_id, day, service_id, kills) values ($1, '2026-11-20', 's1', 5), ($1, '2026-11-10', 's1', 3)",
      [GUILD],
    );
    await t.sql(
      "insert into economy_accounts (guild_id, discord_id, balance) values ($1, '200000000000000001', 70), ($1, '200000000000000002', 30)",
      [GUILD],
    );
    await asSystem((ctx) => computeNetworkNumbers(ctx));
    const numbers = await withPublic((ctx) => networkNumbers(ctx));
    expect(numbers?.servers).toMatchObject({ value: 1, monthAgo: 0, at: NOW.toISOString() });
    expect(numbers?.players).toMatchObject({ value: null });
    expect(numbers?.kills).toMatchObject({ value: 5, weekBefore: 3, series: [0, 0, 0, 0, 5, 0, 0] });
    expect(numbers?.coins).toMatchObject({ value: 100, guilds: 1 });
  });
});
