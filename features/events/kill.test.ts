import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withGuild, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { rawEnv } from "@/lib/env";
import { publish, subscribe } from "./mutations";
import { work } from "./testing/bus-work";

/** The long run is that of `npm run faults`: 10,000 events, and one of the subscribers is killed again and again. */
const LONG = rawEnv().KILLS !== undefined;
const EVENTS = LONG ? 10_000 : 160;
const KILLS = LONG ? Number(rawEnv().KILLS) : 2;
const WRITERS = 8;
const KEYS = 24;
const CHILD = fileURLToPath(new URL("./testing/bus-child.ts", import.meta.url));
const GUILD = "100000000000000031";
const STEADY = ["steady", "other"];
const KILLED = "killed";
const SUBSCRIBERS = [...STEADY, KILLED];
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let t: TestDatabase;
let child: ChildProcess | undefined;
const stop = new AbortController();
let steady: Promise<unknown> = Promise.resolve();

beforeAll(async () => {
  t = await testDatabase({ max: WRITERS + 12 });
  await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'Black Pine', 'kill-bus')", [GUILD]);
  await t.sql("create table bus_effects (id bigserial, subscriber text, key text, n int)");
  await t.sql("grant insert on bus_effects to public; grant usage on sequence bus_effects_id_seq to public");
  for (const subscriber of SUBSCRIBERS)
    await withSystem({ kind: "system", job: "test" }, (ctx) => subscribe(ctx, subscriber, ["test.*"]));
});
afterAll(async () => {
  stop.abort();
  await steady;
  if (child) await end(child);
  await t.close();
});

async function start(): Promise<void> {
  const key = randomBytes(32).toString("base64");
  const names = ["DISCORD_CLIENT_ID", "DISCORD_CLIENT_SECRET", "DISCORD_BOT_TOKEN", "PATREON_CLIENT_ID"];
  names.push(
    "PATREON_CLIENT_SECRET",
    "PATREON_CREATOR_TOKEN",
    "PATREON_CAMPAIGN_ID",
    "PATREON_WEBHOOK_SECRET",
  );
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "test",
    ...rawEnv(),
    ...Object.fromEntries(names.map((name) => [name, "1"])),
    DATABASE_URL: t.url,
    DATABASE_POOL_MAX: "5",
    NEXTAUTH_SECRET: key,
    INTERNAL_SECRET: key,
    SECRETS_KEYRING: `k1:${key}`,
    PATREON_TIERS: "bronze:1,silver:2,gold:3",
  };
  const made = spawn(process.execPath, ["--import", "tsx", CHILD, KILLED], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  child = made;
  await new Promise((resolve) => made.stdout?.once("data", resolve));
}

function end(running: ChildProcess): Promise<unknown> {
  if (running.exitCode !== null || running.signalCode !== null) return Promise.resolve();
  const gone = new Promise((resolve) => running.once("exit", resolve));
  running.kill("SIGKILL");
  return gone;
}

class Undone extends Error {}
const committed = new Map<string, number>();
const held = sql.raw("pg_advisory_xact_lock");

/** Writes the next event of a key, as a ticket's verbs do: whoever has the thing's lock says what happened to it. */
async function write(nr: number): Promise<void> {
  const key = `key-${nr % KEYS}`;
  const undone = nr % 17 === 0;
  try {
    await withGuild(scopeForJob(GUILD, "test"), async (ctx) => {
      await ctx.db.execute(sql`select ${held}(hashtext(${key}))`);
      const n = (committed.get(key) ?? 0) + 1;
      const payload = { key, n };
      await publish(ctx, { type: "test.step", key: `${key}:${n}:${nr}`, payload, orderKey: key });
      await pause(Math.random() * 8);
      if (undone) throw new Undone();
      // Within the lock: nobody else of this key counts before the commit is on its way.
      committed.set(key, n);
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
}

it(
  `loses none of ${EVENTS} events, does none twice and keeps each key's order, while one of three subscribers is killed ${KILLS} times`,
  async () => {
    steady = Promise.all(STEADY.map((subscriber) => work(subscriber, stop.signal)));
    await start();
    let next = 0;
    const writers = Array.from({ length: WRITERS }, async () => {
      while (next < EVENTS) await write(next++);
    });
    for (let round = 0; round < KILLS; round++) {
      await pause(100 + Math.random() * 300);
      if (child) await end(child);
      await start();
    }
    await Promise.all(writers);
    const total = [...committed.values()].reduce((sum, n) => sum + n, 0);
    const open = "select count(*)::int as n from interbot_event_deliveries where state <> 'done'";
    for (let wait = 0; wait < 6_000; wait++) {
      if ((await t.sql<{ n: number }>(open))[0]?.n === 0) break;
      await pause(50);
    }
    const effects = await t.sql<{ subscriber: string; key: string; n: number }>(
      "select subscriber, key, n from bus_effects order by id",
    );
    for (const subscriber of SUBSCRIBERS) {
      const seen = new Map<string, number[]>();
      for (const row of effects.filter((one) => one.subscriber === subscriber))
        seen.set(row.key, [...(seen.get(row.key) ?? []), row.n]);
      expect([...seen.values()].flat()).toHaveLength(total);
      for (const [key, numbers] of seen)
        expect([subscriber, key, numbers]).toEqual([
          subscriber,
          key,
          Array.from({ length: committed.get(key) ?? 0 }, (_, n) => n + 1),
        ]);
    }
    expect(await t.sql("select distinct state from interbot_events")).toEqual([{ state: "done" }]);
  },
  LONG ? 900_000 : 60_000,
);
