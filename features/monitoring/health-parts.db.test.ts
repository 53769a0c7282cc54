import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GuildContext, withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { partFacts } from "./data/health-parts";
import { serverCharts } from "./data/server-charts";
import { serviceHealths } from "./data/service-health";
import { UP_DAYS, upDays } from "./data/up-days";

const [ONE, TWO] = ["100000000000000001", "100000000000000002"];
const [SERVER, THEIRS] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
const NOW = new Date("2026-11-22T21:02:00Z");
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
let t: TestDatabase;

const as = <T>(guild: string, fn: (ctx: GuildContext) => Promise<T>) =>
  withGuild({ ...scopeForJob(guild, "test"), now: NOW }, fn);

async function guild(id: string, server: string, service: string): Promise<void> {
  await t.sql("insert into guilds (guild_id, name, slug) values ($1, $2, $2)", [id, `guild-${id.slice(-1)}`]);
  await t.sql("insert into nitrado_services (guild_id, service_id, name) values ($1, $2, 'S')", [
    id,
    service,
  ]);
  await t.sql(
    "insert into registered_servers (guild_id, id, service_id, name, slots) values ($1, $2, $3, 'S', 60)",
    [id, server, service],
  );
}

const looks = (id: string, server: string, resolution: string, at: Date, up: number, players: number) =>
  t.sql(
    `insert into server_stats (guild_id, server_id, resolution, "timestamp", samples, up_samples, known_samples, players_sum, players_peak)
     values ($1, $2, $3, $4, 10, $5, 10, $6, $7)`,
    [id, server, resolution, at, up, players * 10, players + 3],
  );

beforeAll(async () => {
  t = await testDatabase();
  await guild(ONE, SERVER, "101");
  await guild(TWO, THEIRS, "202");
  await looks(ONE, SERVER, "5m", ago(20), 10, 12);
  await looks(ONE, SERVER, "5m", ago(25), 10, 18);
  await looks(ONE, SERVER, "5m", ago(60 * 30), 10, 55);
  await looks(ONE, SERVER, "1h", ago(60 * 30), 10, 50);
  await looks(ONE, SERVER, "1d", new Date("2026-11-21T00:00:00Z"), 9, 20);
  await looks(TWO, THEIRS, "5m", ago(20), 10, 40);
  await looks(TWO, THEIRS, "1d", new Date("2026-11-20T00:00:00Z"), 1, 20);
  await t.sql(
    `insert into resource_stats (guild_id, service_id, cpu_percent, memory_mb, measured_at)
     values ($1, '101', 40, 3000, $3), ($1, '101', 60, 3100, $4), ($1, '101', null, 2000, $5), ($2, '202', 99, 9000, $3)`,
    [ONE, TWO, ago(12), ago(14), ago(60 * 24 * 3)],
  );
});
afterAll(() => t.close());

describe("a server's charts", () => {
  it("hold the means of each step up to now, of this server alone, and say what is not known", async () => {
    const charts = await as(ONE, (ctx) => serverCharts(ctx, "101", "24h"));
    expect(charts.players).toHaveLength(48);
    // 20 and 25 minutes ago lie in the step from 20:30, and 12 and 14 minutes ago as well; the one from 21:00 is empty.
    expect(charts.players.at(-2)).toBe(15);
    expect(charts.cpuPercent.at(-2)).toBe(50);
    expect(charts.memoryMb.at(-2)).toBe(3_050);
    expect(charts.players.at(-1)).toBeNull();
    expect(charts.players.filter((value) => value !== null)).toHaveLength(1);
    expect(charts.diskMb.every((value) => value === null)).toBe(true);
    expect(charts.peak).toBe(21);
    expect(charts.measuredAt).toBe(ago(12).toISOString());
  });

  it("reach a week back by the hour", async () => {
    const charts = await as(ONE, (ctx) => serverCharts(ctx, "101", "7d"));
    expect(charts.players).toHaveLength(56);
    expect(charts.players.filter((value) => value !== null)).toEqual([50]);
    expect(charts.memoryMb.filter((value) => value !== null)).toEqual([2_000, 3_050]);
  });

  it("are empty for a server of another guild", async () => {
    const charts = await as(TWO, (ctx) => serverCharts(ctx, "101", "24h"));
    expect([...charts.players, ...charts.cpuPercent].every((value) => value === null)).toBe(true);
    expect(charts.peak).toBeNull();
    expect(charts.measuredAt).toBeNull();
  });
});

describe("ninety days", () => {
  it("show how the guild's own servers were found, and which days nobody looked", async () => {
    const days = await as(ONE, upDays);
    expect(days).toHaveLength(UP_DAYS);
    expect(days.at(-1)?.date).toBe("2026-11-22");
    expect(days.filter(({ up }) => up !== null)).toEqual([{ date: "2026-11-21", up: 0.9 }]);
  });
});

describe("what the parts are judged by", () => {
  it("is this guild's alone", async () => {
    const attempt = (id: string, service: string, state: string, minutes: number) =>
      t.sql(
        `insert into delivery_attempts (guild_id, service_id, kind, event_setting_id, state, objects, created_at)
         values ($1, $2, 'event', 1, $3, '[]', $4)`,
        [id, service, state, ago(minutes)],
      );
    await attempt(ONE, "101", "planned", 90);
    await attempt(ONE, "101", "staged", 5);
    await attempt(ONE, "101", "fulfilled", 900);
    await attempt(TWO, "202", "needs_look", 500);
    const facts = await as(ONE, async (ctx) => partFacts(ctx, await serviceHealths(ctx)));
    expect(facts.deliveries).toEqual({ waiting: 1, moving: 1, look: 0, oldestAt: ago(90) });
    expect(facts.servers).toMatchObject([{ serviceId: "101", name: "S", connected: false }]);
    expect(facts.accesses).toEqual([]);
    expect(facts.queue).toEqual({ open: 0, oldestAt: null });
    const theirs = await as(TWO, async (ctx) => partFacts(ctx, await serviceHealths(ctx)));
    expect(theirs.deliveries).toMatchObject({ waiting: 0, look: 1 });
  });
});
