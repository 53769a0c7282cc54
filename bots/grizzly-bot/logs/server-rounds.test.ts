import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { serviceHealths } from "@/features/monitoring/data/service-health";
import { recordHeartbeat } from "@/features/monitoring/mutations/bots";
import { thinResources } from "@/features/monitoring/mutations/resources";
import { updateHealth } from "@/features/monitoring/mutations/service-health";
import type { NitradoApi, NitradoStats } from "@/features/nitrado/api";
import { silentServices, watchedServices } from "@/features/nitrado/log/services";
import { DAY, MINUTE } from "@/lib/time";
import { serverRounds } from "./server-rounds";
import { LogFolder } from "./testing/folder";
import { type LogWorld, logWorld } from "./testing/world";

let t: TestDatabase;
let world: LogWorld;
const SERVER = "11111111-1111-4111-8111-111111111119";
const actor = { kind: "bot", bot: "grizzly-bot" } as const;

beforeAll(async () => {
  t = await testDatabase();
  world = await logWorld(t.sql, "dayzps", new Date(0));
  await t.sql("insert into registered_servers (guild_id, id, service_id, name) values ($1, $2, $3, 'One')", [
    world.guildId,
    SERVER,
    world.serviceId,
  ]);
});
afterAll(() => t.close());

const grid = (minutes: number) =>
  new Date(Math.floor(Date.now() / (5 * MINUTE)) * 5 * MINUTE - minutes * MINUTE);

function api(status: string, players: number | null, asked: number[]): NitradoApi {
  const points = [60, 55, 50].map(grid);
  const series = (values: number[]) =>
    values.map((value, index): [number, Date] => [value, points[index] ?? grid(0)]);
  const stats: NitradoStats = {
    currentPlayers: series([4, 6, 0]),
    maxPlayers: series([32, 32, 0]),
    cpuUsage: series([21, 22, 0]),
    memoryUsage: series([900, 901, 0]),
  };
  return {
    ...new LogFolder(world.dir).api(),
    gameserver: async () => ({
      serviceId: world.serviceId,
      status,
      username: world.user,
      game: "dayzps",
      gameHuman: null,
      path: null,
      slots: 32,
      ip: null,
      port: null,
      query: { name: "One", map: "chernarusplus", version: "1.29.1", players },
      mission: null,
      settings: {},
      quota: null,
    }),
    stats: async (_serviceId, hours) => {
      asked.push(hours);
      return stats;
    },
  };
}

async function round(given: NitradoApi): Promise<unknown[]> {
  const errors: unknown[] = [];
  const rounds = serverRounds({
    worker: "test",
    inContext: (fn) => withSystem(actor, fn),
    services: () => withSystem(actor, watchedServices),
    apiFor: () => Promise.resolve(given),
    looked: async (_scope, _service, error) => {
      if (error) errors.push(error);
    },
  });
  await rounds.tick();
  await rounds.settled();
  return errors;
}

const inGuild = () => scopeForJob(world.guildId, "test");

describe("rounds that ask game servers how they are", () => {
  it("keep state, players and charts, and count nothing twice", async () => {
    const asked: number[] = [];
    expect(await round(api("started", 12, asked))).toEqual([]);
    expect(await round(api("started", 13, asked))).toEqual([]);
    expect(asked).toEqual([24, 24]);
    const [status] = await t.sql("select state, players, slots, map, version from server_status");
    expect(status).toEqual({ state: "up", players: 13, slots: 32, map: "chernarusplus", version: "1.29.1" });
    const [day] = await t.sql<{ samples: number; up: number; peak: number }>(
      "select sum(samples)::int as samples, sum(up_samples)::int as up, max(players_peak) as peak from server_stats where resolution = '1d'",
    );
    expect(day).toEqual({ samples: 5, up: 4, peak: 13 });
    const resources = await t.sql("select cpu_percent, memory_mb from resource_stats order by measured_at");
    expect(resources).toEqual([
      { cpu_percent: 21, memory_mb: 900 },
      { cpu_percent: 22, memory_mb: 901 },
      { cpu_percent: 0, memory_mb: 0 },
    ]);
  });

  it("say when the server is stopped, and leave it as it was when it does not answer", async () => {
    await round(api("stopped", null, []));
    const state = () => t.sql<{ state: string }>("select state from server_status");
    expect(await state()).toEqual([{ state: "down" }]);
    const broken = {
      ...api("started", 1, []),
      gameserver: () => Promise.reject(new Error("Nitrado answered 500.")),
    };
    expect(await round(broken)).toHaveLength(1);
    expect(await state()).toEqual([{ state: "down" }]);
  });
});

describe("a service's health", () => {
  const health = async (): Promise<unknown> => {
    await withGuild(inGuild(), (ctx) => updateHealth(ctx, world.serviceId));
    const [row] = await t.sql<{ health: string; health_reason: string; health_at: Date }>(
      "select health, health_reason, health_at from nitrado_services",
    );
    return row;
  };

  it("follows from looks, logs and the server, and remembers since when", async () => {
    expect(await health()).toMatchObject({ health: "unknown" });
    await t.sql("update nitrado_services set log_checked_at = now()");
    const quiet = await health();
    expect(quiet).toMatchObject({ health: "quiet" });
    expect(await health()).toEqual(quiet);
    await withGuild(inGuild(), (ctx) =>
      recordHeartbeat(ctx, {
        bot: "grizzly-bot",
        serviceId: world.serviceId,
        state: "degraded",
        reason: "Nitrado is down.",
      }),
    );
    expect(await health()).toMatchObject({
      health: "degraded",
      health_reason: expect.stringContaining("Nitrado is down."),
    });
    await t.sql("update guild_monitoring_status set last_error = null");
    await t.sql(
      "insert into nitrado_log_state (guild_id, service_id, file_name, last_error, source, last_line_at) values ($1, $2, 'a.ADM', 'Nitrado sent a page instead of the log.', '{\"modifiedAt\":\"2026-11-22T10:00:00Z\"}', '2026-11-22T08:00:00Z')",
      [world.guildId, world.serviceId],
    );
    expect(await health()).toMatchObject({
      health: "degraded",
      health_reason: "A log is set aside. Nitrado sent a page instead of the log.",
    });
    const [until] = await t.sql("select log_complete_until from server_status");
    expect(until).toEqual({ log_complete_until: new Date("2026-11-22T08:00:00Z") });
    await t.sql(
      "update nitrado_log_state set last_error = null, last_position = 9, source = source || '{\"size\":9}'",
    );
    await health();
    const [now] = await t.sql<{ minutes: number }>(
      "select extract(epoch from now() - log_complete_until)::float8 / 60 as minutes from server_status",
    );
    expect(now?.minutes).toBeGreaterThan(9.9);
    expect(now?.minutes).toBeLessThan(12);
    await t.sql("update nitrado_log_state set last_error = 'Nitrado sent a page instead of the log.'");
    const silent = () => withSystem(actor, silentServices);
    expect(await silent()).toEqual([]);
    await t.sql("update nitrado_services set access_kind = null");
    expect(await silent()).toEqual([{ guildId: world.guildId, serviceId: world.serviceId }]);
    expect(await health()).toMatchObject({ health: "down" });
  });

  it("is told to staff with what was set aside, the server's state and the kinds of lines", async () => {
    await t.sql(
      'update nitrado_services set lines_seen = \'{"first":"2026-11-20T00:00:00Z","sessions":"2026-11-22T10:00:00Z"}\'',
    );
    const [service] = await withGuild(inGuild(), serviceHealths);
    expect(service).toMatchObject({
      serviceId: world.serviceId,
      health: "down",
      aside: [{ name: "a.ADM", reason: "Nitrado sent a page instead of the log." }],
      server: { state: "down", players: null, slots: 32 },
      off: [expect.stringContaining("player list is off")],
      lastBoots: [],
      utcOffsetMinutes: null,
    });
    expect(service?.classes.find(({ name }) => name === "sessions")?.at).toEqual(
      new Date("2026-11-22T10:00:00Z"),
    );
    expect(service?.uptime).toBeCloseTo(4 / 6);
  });

  it("has charts for eight days", async () => {
    const thin = (now: Date) => withSystem(actor, (ctx) => thinResources({ ...ctx, now }));
    expect(await thin(new Date())).toBe(0);
    expect(await thin(new Date(Date.now() + 9 * DAY))).toBe(3);
  });
});
