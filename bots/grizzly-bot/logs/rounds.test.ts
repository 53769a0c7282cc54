import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import type { NitradoApi } from "@/features/nitrado/api";
import { watchedServices } from "@/features/nitrado/log/services";
import { ProviderError } from "@/lib/http/provider";
import { type LogRoundsOptions, logRounds } from "./log-rounds";
import type { ServiceRounds } from "./rounds";
import { LogFolder } from "./testing/folder";
import { LogScript } from "./testing/script";
import { everything, type LogWorld, logWorld } from "./testing/world";

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase({ max: 20 });
});
afterAll(() => t.close());

const PEOPLE = ["Anna", "Bert", "Carl"] as const;
const LONG_AGO = new Date("2026-11-01T00:00:00Z");
const actor = { kind: "bot", bot: "grizzly-bot" } as const;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Guild {
  world: LogWorld;
  folder: LogFolder;
  log: LogScript;
}

let guilds: Guild[];
let schedulers: ServiceRounds[];

beforeEach(async () => {
  await t.sql("truncate guilds, nitrado_services, leases cascade");
  schedulers = [];
  guilds = [];
});
afterEach(() => Promise.all(schedulers.map((scheduler) => scheduler.stop())));

async function guild(): Promise<Guild> {
  const world = await logWorld(t.sql, "dayzxb", LONG_AGO);
  const made = { world, folder: new LogFolder(world.dir), log: new LogScript("2026-11-22T12:00:00") };
  guilds.push(made);
  return made;
}

function grow({ folder, log }: Guild): void {
  const before = folder.read(log.name);
  const lines = log.join("Anna").join("Bert").play(PEOPLE).leave("Anna").leave("Bert").take();
  folder.write(log.name, Buffer.concat([before, Buffer.from(lines)]), log.lastAt);
}

function scheduler(worker: string, change: Partial<LogRoundsOptions> = {}): ServiceRounds {
  const apiFor = (_scope: unknown, serviceId: string): Promise<NitradoApi> => {
    const found = guilds.find(({ world }) => world.serviceId === serviceId);
    return found ? Promise.resolve(found.folder.api()) : Promise.reject(new Error("No such service."));
  };
  const made = logRounds({
    worker,
    inContext: (fn) => withSystem(actor, fn),
    apiFor,
    services: () => withSystem(actor, watchedServices),
    looked: async () => undefined,
    pollMs: 40,
    ...change,
  });
  schedulers.push(made);
  return made;
}

async function until(condition: () => Promise<boolean>, ms = 40_000): Promise<number> {
  const started = performance.now();
  while (performance.now() - started < ms) {
    if (await condition()) return performance.now() - started;
    await pause(25);
  }
  throw new Error("It did not come to that in time.");
}

async function isRead({ world, folder, log }: Guild): Promise<boolean> {
  const [row] = await t.sql<{ last_position: string }>(
    "select last_position from nitrado_log_state where guild_id = $1",
    [world.guildId],
  );
  return Number(row?.last_position ?? 0) === folder.read(log.name).length;
}

const plain = async ({ world }: Guild) =>
  (await everything(t.sql, world.guildId)).replaceAll(world.serviceId, "S");

describe("readers of several services", { timeout: 90_000 }, () => {
  it("that are two read ten logs without a double effect", async () => {
    for (let n = 0; n < 10; n++) await guild();
    const two = ["one", "two"].map((worker) => scheduler(worker, { chunkBytes: 700 }));
    let going = true;
    const ticking = two.map(async (reader) => {
      while (going) {
        await reader.tick();
        await pause(10);
      }
    });
    for (let round = 0; round < 6; round++) {
      for (const one of guilds) grow(one);
      await pause(120);
    }
    for (const one of guilds) await until(() => isRead(one));
    going = false;
    await Promise.all([...ticking, ...two.map((reader) => reader.settled())]);
    const texts = await Promise.all(guilds.map(plain));
    expect(new Set(texts).size).toBe(1);
    const [kills] = await t.sql<{ n: number }>(
      "select count(*)::int as n from kill_logs where guild_id = $1 and kind = 'pvp'",
      [guilds[0]?.world.guildId],
    );
    expect(kills?.n).toBe(12);
    const [profile] = await t.sql<{ kills: number; sessions: number }>(
      "select kills, sessions from player_profiles where guild_id = $1 and ingame_name = 'Anna'",
      [guilds[0]?.world.guildId],
    );
    expect(profile).toEqual({ kills: 6, sessions: 6 });
  });

  it("are not slowed by one that hangs, is slow or fails", async () => {
    for (let n = 0; n < 8; n++) grow(await guild());
    const [hangs, slow, fails] = guilds;
    if (!hangs || !slow || !fails) throw new Error("Eight guilds were made.");
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    hangs.folder.before = () => held;
    slow.folder.before = () => pause(300).then(() => undefined);
    fails.folder.before = () => {
      throw new ProviderError("rate_limited", "Nitrado answered 429.", 429, 60);
    };
    const told: unknown[] = [];
    const reader = scheduler("one", {
      looked: async (_scope, service, error) => {
        if (error) told.push([service.serviceId, (error as Error).message]);
      },
    });
    await until(async () => {
      await reader.tick();
      const read = await Promise.all(guilds.slice(3).map(isRead));
      return read.every(Boolean) && told.length > 0;
    });
    expect(await isRead(hangs)).toBe(false);
    expect(told).toEqual([[fails.world.serviceId, "Nitrado answered 429."]]);
    expect(fails.folder.calls.list).toBe(1);
    release();
    await until(async () => (await isRead(hangs)) && (await isRead(slow)));
  });

  it("take a service over from one that died, and do not before its lease has run out", async () => {
    const one = await guild();
    grow(one);
    let died = false;
    one.folder.before = async () => {
      if (!died) await new Promise(() => undefined);
    };
    // It never comes back and renews nothing, as after kill -9.
    await t.sql(
      "insert into leases (name, holder, token, expires_at) values ($1, 'dead', gen_random_uuid(), now() + interval '1500 ms')",
      [`nitrado:log:${one.world.serviceId}`],
    );
    died = true;
    const reader = scheduler("two");
    const started = performance.now();
    const took = await until(async () => {
      await reader.tick();
      return isRead(one);
    });
    expect(performance.now() - started).toBeGreaterThan(1_300);
    expect(took).toBeLessThan(10_000);
  });
});
