import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closeDatabase, createPool, setDatabasePool } from "@/db/client";
import { withGuild } from "@/db/context";
import { migrate } from "@/db/migrate";
import { type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { reconcile } from "@/features/economy/data/reconcile";
import { AppError } from "@/lib/errors";
import { type RunningPostgres, startPostgres } from "@/scripts/lib/embedded-postgres";
import { purchase } from "./mutations/purchase";

const folder = mkdtempSync(join(tmpdir(), "grizzly-killed-"));
const start = (port?: number) =>
  startPostgres({ dataDir: join(folder, "postgres"), port, log: () => undefined });
let server: RunningPostgres;
let world: ShopWorld;
let item: number;

beforeAll(async () => {
  server = await start();
  await migrate(server.url, { log: () => undefined });
  setDatabasePool(createPool(server.url, { driver: "pg", max: 8 }));
  const owner = new pg.Client(server.url);
  await owner.connect();
  world = await shopWorld((text, values) => owner.query(text, values), 8);
  await owner.end();
  item = await world.item({ price: 100, stock: null });
  for (const person of world.people) await world.give(person, 10_000_000);
}, 120_000);

afterAll(async () => {
  await closeDatabase();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

it("loses no acknowledged purchase when Postgres is killed under load, and goes on by itself within ten seconds", async () => {
  const acknowledged = new Set<number>();
  const refused: AppError[] = [];
  let going = true;
  let backAt = 0;
  let deadAt = 0;
  const buyers = world.people.map(async (person) => {
    while (going) {
      const input = world.order(person, item, { key: randomUUID() });
      try {
        const { number } = await withGuild(world.as(person), (ctx) => purchase(ctx, input));
        acknowledged.add(number);
        if (deadAt > 0 && backAt === 0) backAt = performance.now();
      } catch (error) {
        // Whatever a person would see in between is a sentence of ours, never the driver's words.
        if (!(error instanceof AppError) || error.code !== "unavailable") throw error;
        refused.push(error);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const before = acknowledged.size;
  process.kill(server.pid, "SIGKILL");
  await server.exited;
  deadAt = performance.now();
  const { port } = server;
  server = await start(port);
  const restartedAt = performance.now();
  while (backAt === 0 && performance.now() - restartedAt < 15_000)
    await new Promise((resolve) => setTimeout(resolve, 50));
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  going = false;
  await Promise.all(buyers);
  expect(before).toBeGreaterThan(10);
  expect(refused.length).toBeGreaterThan(0);
  expect(backAt).toBeGreaterThan(0);
  expect(backAt - restartedAt).toBeLessThan(10_000);
  const owner = new pg.Client(server.url);
  await owner.connect();
  const stored = await owner.query<{ number: number }>(
    "select number from shop_purchases where guild_id = $1",
    [world.guildId],
  );
  await owner.end();
  const known = new Set(stored.rows.map((row) => Number(row.number)));
  expect([...acknowledged].filter((number) => !known.has(number))).toEqual([]);
  const books = await withGuild(world.job, (ctx) => reconcile(ctx));
  expect(books.problems).toEqual([]);
}, 90_000);
