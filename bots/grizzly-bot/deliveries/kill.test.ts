import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { type DeliveryWorld, deliveryWorld } from "@/db/testing/delivery-world";
import { takeBack } from "@/features/deliveries/mutations/staff";
import { closeSilentOrders } from "@/features/shop/mutations/orders";
import { rawEnv } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { DAY, MINUTE, SECOND } from "@/lib/time";
import { longLifeToken } from "@/sandbox/nitrado/testing";

/** How often a worker is killed: `KILLS=100` for the long run. */
const KILLS = Number(rawEnv().KILLS ?? 6);
/** The world's clock and the worker's run this much faster, so that restarts do not take real minutes. */
const SPEED = 20;
const BEGIN = Date.now();
const CHILD = fileURLToPath(new URL("./testing/worker-child.ts", import.meta.url));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let t: TestDatabase;
let world: DeliveryWorld;
const children: ChildProcess[] = [];
/** Tag → starts of the server that made it. */
const spawned = new Map<string, Set<number>>();

beforeAll(async () => {
  t = await testDatabase();
  world = await deliveryWorld(t, 3, () => new Date(BEGIN + (Date.now() - BEGIN) * SPEED));
  await world.control.limit(1_000_000);
});
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await world.sandbox.stop();
  await t.close();
});

function worker(): { process: ChildProcess; ready: Promise<void> } {
  const key = randomBytes(32).toString("base64");
  const names = ["DISCORD_CLIENT_ID", "DISCORD_CLIENT_SECRET", "DISCORD_BOT_TOKEN", "PATREON_CLIENT_ID"];
  const more = [
    "PATREON_CLIENT_SECRET",
    "PATREON_CREATOR_TOKEN",
    "PATREON_CAMPAIGN_ID",
    "PATREON_WEBHOOK_SECRET",
  ];
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "test",
    ...rawEnv(),
    ...Object.fromEntries([...names, ...more].map((name) => [name, "1"])),
    DATABASE_URL: t.url,
    DATABASE_POOL_MAX: "4",
    NEXTAUTH_SECRET: key,
    INTERNAL_SECRET: key,
    SECRETS_KEYRING: `k1:${key}`,
    PATREON_TIERS: "bronze:1,silver:2,gold:3",
    LOG_LEVEL: "silent",
  };
  const nitrado = [`${world.sandbox.url}/nitrado`, longLifeToken("hollowpine")];
  const args = ["--import", "tsx", CHILD, ...nitrado, String(BEGIN), String(SPEED)];
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const ready = new Promise<void>((resolve) => child.stdout?.once("data", () => resolve()));
  return { process: child, ready };
}

/** Remembers what the game has made, and notes starts and logs as the reader would. */
async function watch(): Promise<void> {
  for (const { tag, boot } of world.server.items()) {
    if (tag) spawned.set(tag, (spawned.get(tag) ?? new Set()).add(boot));
  }
  await world.eyes(true);
}

const tagsInFile = () => [...(world.fileText() ?? "").matchAll(/grizzly:[\w:]+/g)].map((match) => match[0]);

/** Two starts within a minute could not be told apart by their times, which nobody's server does. */
const settled = () =>
  world.server.playable() && world.now().getTime() - world.server.since().getTime() > 1.5 * MINUTE;

/**
 * A restart, unless what an earlier one has made still stands in the file: a server that starts twice before anybody
 * can clean its file makes things twice, whatever a worker does.
 */
function mayRestart(): boolean {
  const tags = tagsInFile();
  return settled() && tags.length > 0 && tags.every((tag) => !spawned.has(tag));
}

async function undone(): Promise<number> {
  const [row] = await t.sql<{ undone: number }>(
    `select (select count(*) from delivery_attempts where state not in ('fulfilled', 'abandoned')
        and not (state = 'needs_look' and (intent_at is null or unstaged_at is not null)))::int
      + (select count(*) from shop_purchases where state in ('paid', 'queued', 'staged', 'uploaded'))::int as undone`,
  );
  return row?.undone ?? 0;
}

it(
  `places each order at most once, and ends it or shows it to a person, with ${KILLS} × kill -9`,
  async () => {
    const orders: number[] = [];
    const workers = [worker(), worker()];
    await Promise.all(workers.map((one) => one.ready));
    for (let killed = 0; killed < KILLS; killed++) {
      const victim = workers.shift();
      if (!victim) throw new Error("There are always two workers.");
      await victim.ready;
      const until = Date.now() + 100 + Math.random() * 700;
      while (Date.now() < until) {
        if (Math.random() < 0.3)
          orders.push(await world.buy({ classNames: ["NailBox", "Hammer"] }, 1, orders.length));
        if (Math.random() < 0.1) await takeSomethingBack(orders);
        if (mayRestart() && Math.random() < 0.15) world.server.restart("test");
        await watch();
        await pause(20);
      }
      victim.process.kill("SIGKILL");
      // Time passes here without waiting for it: a dead worker's lease runs out.
      await t.sql("update leases set expires_at = now() where holder = $1", [`child:${victim.process.pid}`]);
      workers.push(worker());
    }
    // After all the kills things go their way again.
    expect(await oneMore(orders)).toBe("fulfilled");
    expect(tagsInFile()).toEqual([]);
    world.server.restart("test");
    await pause(3_000);
    const before = new Map([...spawned].map(([tag, boots]) => [tag, boots.size]));
    await watch();
    expect(new Map([...spawned].map(([tag, boots]) => [tag, boots.size]))).toEqual(before);
    await judge(orders);
  },
  120_000 + KILLS * 10_000,
);

/** An order in peace, with a restart a moment after it stands in the file; and how its delivery ended. */
async function oneMore(orders: number[]): Promise<string | undefined> {
  // A restart that was just pressed says for a moment that the server runs.
  for (let rounds = 0; rounds < 50 || !settled(); rounds++) {
    await watch();
    await pause(20);
  }
  const last = await world.buy({ classNames: ["NailBox", "Hammer"] });
  orders.push(last);
  // restart.log knows whole seconds: a start in the second of the upload could have read either file.
  let staged = Number.POSITIVE_INFINITY;
  for (let rounds = 0; (await undone()) > 0; rounds++) {
    if (rounds > 6_000) throw new Error(`${await undone()} orders never end.`);
    const state = (await world.attempts(last)).at(-1)?.state ?? "planned";
    if (state !== "planned") staged = Math.min(staged, world.now().getTime());
    if (world.now().getTime() - staged > 2 * SECOND && mayRestart()) world.server.restart("test");
    await watch();
    await pause(20);
  }
  return (await world.attempts(last)).at(-1)?.state;
}

async function takeSomethingBack(orders: readonly number[]): Promise<void> {
  const number = orders[Math.floor(Math.random() * orders.length)];
  const attempt = number === undefined ? undefined : (await world.attempts(number)).at(-1);
  if (!attempt) return;
  await withGuild(world.job(), (ctx) => takeBack(ctx, attempt.id, "A test takes it back")).catch(
    (error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    },
  );
}

async function judge(orders: readonly number[]): Promise<void> {
  const later = { ...world.job(), now: new Date(world.now().getTime() + 3 * DAY) };
  while ((await withGuild(later, closeSilentOrders)) > 0);
  const ends: Record<string, number> = {};
  for (const number of orders) {
    const { state } = await world.order(number);
    ends[state] = (ends[state] ?? 0) + 1;
    const made = [...spawned].filter(([tag]) => tag.startsWith(`grizzly:${number}:`));
    for (const [tag, boots] of made) expect([tag, boots.size]).toEqual([tag, 1]);
    expect(["delivered", "refunded", "needs_look"]).toContain(state);
    if (state === "delivered") expect([number, made.length]).toEqual([number, 2]);
    if (state === "refunded") expect([number, made.length]).toEqual([number, 0]);
  }
  console.log(`${orders.length} orders: ${JSON.stringify(ends)}`);
}
