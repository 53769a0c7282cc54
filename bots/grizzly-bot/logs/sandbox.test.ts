import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { nitradoApi } from "@/features/nitrado/client";
import { watchedService } from "@/features/nitrado/log/services";
import { longLifeToken, nitradoControl } from "@/sandbox/nitrado/testing";
import { type Sandbox, startSandbox } from "@/sandbox/start";
import { lookAt } from "./look";
import { type LogWorld, logWorld } from "./testing/world";

const TOKENS = { hollowpine: longLifeToken("hollowpine"), marrowwren: longLifeToken("marrowwren") };
const SERVICES = [
  ["11840201", TOKENS.hollowpine],
  ["11840202", TOKENS.hollowpine],
  ["11840203", TOKENS.hollowpine],
  ["11840204", TOKENS.hollowpine],
  ["11902110", TOKENS.marrowwren],
  ["11902111", TOKENS.marrowwren],
] as const;

let t: TestDatabase;
let sandbox: Sandbox;
let now = new Date("2026-11-22T18:00:00Z");
const worlds = new Map<string, LogWorld>();

beforeAll(async () => {
  t = await testDatabase();
  sandbox = await startSandbox({ port: 0, now: () => now });
  for (const [serviceId] of SERVICES) {
    const { game, gamePath } = sandbox.gameServer(serviceId);
    const world = await logWorld(t.sql, game, new Date(0), serviceId);
    await t.sql("update nitrado_services set game_path = $1 where service_id = $2", [gamePath, serviceId]);
    worlds.set(serviceId, { ...world, dir: `${gamePath}/config` });
  }
});
afterAll(async () => {
  await sandbox.stop();
  await t.close();
});

function wait(seconds: number): void {
  for (let passed = 0; passed < seconds; passed += 5) {
    now = new Date(now.getTime() + 5_000);
    sandbox.tick(now);
  }
}

const world = (serviceId: string): LogWorld => {
  const found = worlds.get(serviceId);
  if (!found) throw new Error("No such service.");
  return found;
};

async function look(serviceId: string, deadlineMs = 5_000) {
  const { guildId } = world(serviceId);
  const service = await withGuild(scopeForJob(guildId, "test"), (ctx) => watchedService(ctx, serviceId));
  const token = SERVICES.find(([id]) => id === serviceId)?.[1] ?? "";
  const api = nitradoApi({ url: `${sandbox.url}/nitrado`, token, deadlineMs });
  if (!service) throw new Error("The service is gone.");
  const options = {
    apiFor: () => Promise.resolve(api),
    chunkBytes: 64 * 1024,
    restarts: new Map(),
    now: () => now,
  };
  return lookAt(service, options, new AbortController().signal);
}

/** What the admin logs of a service say, counted by a pattern. */
function inLogs(serviceId: string, pattern: RegExp): number {
  const { dir } = world(serviceId);
  const files = sandbox.files(serviceId);
  const logs = files.list(dir).filter(({ name }) => name.endsWith(".ADM"));
  return logs
    .map(({ name }) => Buffer.from(files.read(`${dir}/${name}`) ?? []).toString("utf8"))
    .reduce((sum, text) => sum + (text.match(pattern)?.length ?? 0), 0);
}

/** One player kills another, if two live ones are online. */
function killSomebody(serviceId: string): number {
  const server = sandbox.gameServer(serviceId);
  const [killer, victim] = server.playable() ? server.players().filter(({ alive }) => alive) : [];
  if (!killer || !victim) return 0;
  server.act({ do: "kill", killer: killer.name, victim: victim.name, weapon: "M4-A1", metres: 50 });
  return 1;
}

async function counts(serviceId: string) {
  const [row] = await t.sql<Record<string, number>>(
    `select (select count(*)::int from kill_logs where guild_id = $1 and kind = 'pvp' and not inferred) as kills,
       (select count(*)::int from server_boots where guild_id = $1 and source = 'adm') as headers,
       (select count(*)::int from server_boots where guild_id = $1 and same_as is null) as boots,
       (select coalesce(sum(unknown_lines), 0)::int from nitrado_log_state where guild_id = $1) as unknown,
       (select count(*)::int from nitrado_log_state where guild_id = $1 and last_error is not null) as aside`,
    [world(serviceId).guildId],
  );
  return row;
}

/** Looks until nothing waits: the newest log is read, the older ones are closed. */
async function settle(serviceId: string): Promise<void> {
  for (let tries = 0; tries < 6; tries++) {
    await look(serviceId);
    wait(20);
  }
}

describe("the logs of the sandbox's six game servers", () => {
  it("are read as they are written, over restarts, on every platform: each kill and each boot once", async () => {
    for (const [serviceId] of SERVICES) {
      const server = sandbox.gameServer(serviceId);
      server.settings.busy = true;
      server.settings.speed = 12;
      server.settings.newFileDelaySeconds = 30;
      server.settings.logStepSeconds = 20;
    }
    let made = 0;
    for (let round = 0; round < 8; round++) {
      wait(90);
      for (const [serviceId] of SERVICES) {
        if (round === 3) sandbox.gameServer(serviceId).restart("test");
        if (round === 5) sandbox.gameServer(serviceId).crash();
        made += killSomebody(serviceId);
        await look(serviceId);
      }
    }
    for (const [serviceId] of SERVICES) {
      sandbox.gameServer(serviceId).settings.busy = false;
    }
    wait(120);
    for (const [serviceId] of SERVICES) {
      await settle(serviceId);
      const found = await counts(serviceId);
      expect([serviceId, found]).toEqual([
        serviceId,
        {
          kills: inLogs(serviceId, /killed by Player "/g),
          headers: inLogs(serviceId, /^AdminLog started on/gm),
          boots: sandbox.gameServer(serviceId).boots(),
          unknown: 0,
          aside: 0,
        },
      ]);
    }
    expect(made).toBeGreaterThan(20);
  }, 120_000);

  it("lose and double nothing while Nitrado fails in every way, and every look ends by its deadline", async () => {
    const control = nitradoControl(sandbox.url);
    const [[serviceId]] = SERVICES;
    const server = sandbox.gameServer(serviceId);
    for (const { name, online } of server.cast().slice(0, 4)) {
      if (!online) server.act({ do: "connect", player: name });
    }
    const [list, seek] = ["/file_server/list", "/fileserver/seek"];
    const faults = [
      ["error", seek],
      ["maintenance", list],
      ["html", seek],
      ["html", list],
      ["half", list],
      ["cut", seek],
      ["soft_error", list],
      ["hang", seek],
      ["drip", seek],
      ["down", list],
      ["rate_limited", seek],
    ] as const;
    let made = 0;
    for (const [mode, path] of faults) {
      wait(60);
      made += killSomebody(serviceId);
      wait(40);
      await control.fault({ mode, service: serviceId, path, delayMs: 400, retryAfterSeconds: 1 });
      const started = performance.now();
      await look(serviceId, 700).catch(() => undefined);
      // List, head, seek and the whole file; files have three times as long.
      expect(performance.now() - started).toBeLessThan(10_000);
      await control.clearFaults();
    }
    await settle(serviceId);
    expect(made).toBeGreaterThan(5);
    const found = await counts(serviceId);
    expect(found).toMatchObject({ kills: inLogs(serviceId, /killed by Player "/g), unknown: 0, aside: 0 });
  }, 180_000);
});
