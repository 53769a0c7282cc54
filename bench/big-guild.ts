import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createPool, type DbPool, setDatabasePool } from "@/db/client";
import { withGuild } from "@/db/context";
import { migrate, readMigrations } from "@/db/migrate";
import { scopeForJob } from "@/features/guilds/scope";
import { saveService } from "@/features/nitrado/mutations";
import { type RunningPostgres, startPostgres } from "@/scripts/lib/embedded-postgres";
import { makeCoins } from "./big-guild-coins";
import { makeGame } from "./big-guild-game";
import { runJobs } from "./big-guild-jobs";
import { makeRest } from "./big-guild-rest";
import { makeRollups } from "./big-guild-rollups";
import { type GuildSize, LARGE, SMALL, type Sql } from "./big-guild-size";
import type { Scratch } from "./scratch-postgres";

/** Another number makes the guilds anew, where what stands on disk is older. */
const VERSION = 1;
const HOME = join(import.meta.dirname, "../.data/bench/big-guild");
const MARK = join(HOME, "made.json");

// Their indexes are built once at the end: keeping them current row by row takes several times as long.
const HEAVY = [
  "kill_logs",
  "player_sessions",
  "player_activity",
  "player_days",
  "economy_transactions",
  "reward_decisions",
  "audit_log",
  "shop_purchases",
];
const INDEXES = `
select indexname as name, indexdef as text from pg_indexes i where schemaname = 'public' and tablename = any($1)
  and not exists (select 1 from pg_constraint c where c.conname = i.indexname)`;

export interface BigGuilds extends Scratch {
  /** The moment that their histories end at: give it to contexts as `now`. */
  now: Date;
  server: RunningPostgres;
  /** What the contexts use. */
  pool: DbPool;
}

async function step(name: string, work: () => Promise<unknown>): Promise<void> {
  const from = performance.now();
  await work();
  console.error(`${name}: ${((performance.now() - from) / 1_000).toFixed(0)} s`);
}

async function make(superuser: Sql, sizes: readonly GuildSize[], now: Date): Promise<void> {
  await superuser("set session_replication_role = replica");
  await superuser("set maintenance_work_mem = '512MB'");
  await superuser("set work_mem = '512MB'");
  await superuser("set synchronous_commit = off");
  await superuser("set jit = off");
  const indexes = (await superuser(INDEXES, [HEAVY])) as { name: string; text: string }[];
  for (const { name } of indexes) await superuser(`drop index ${name}`);
  for (const size of sizes) {
    await step(`${size.slug}: players, kills, sessions`, () => makeGame(superuser, size, now));
    await superuser("analyze kill_logs, player_sessions, player_profiles");
    await step(`${size.slug}: totals`, () => makeRollups(superuser, size));
    await step(`${size.slug}: coins and orders`, () => makeCoins(superuser, size, now));
    await step(`${size.slug}: servers, log, bounties`, () => makeRest(superuser, size, now));
  }
  await step("indexes", async () => {
    for (const { text } of indexes) await superuser(text);
  });
  await step("statistics", () => superuser("vacuum (analyze)"));
}

async function makeGuild(owner: Sql, size: GuildSize): Promise<void> {
  await owner(
    "insert into guilds (guild_id, name, slug, is_public) values ($1::varchar, $2::text, $2::text, true)",
    [size.guild, size.slug],
  );
  for (const [nr, serviceId] of size.services.entries()) {
    const service = { serviceId, name: `Server ${nr + 1}`, game: "dayzxb", map: "chernarusplus" } as const;
    await withGuild(scopeForJob(size.guild, "bench"), (ctx) =>
      saveService(ctx, { ...service, slots: 60, utcOffsetMinutes: 0 }),
    );
  }
}

interface Mark {
  version: number;
  now: string;
  /** Migrations that the jobs have run under: a later one may bring something more to count. */
  migrations: number;
}

function kept(): Mark | null {
  if (!existsSync(MARK)) return null;
  const mark = JSON.parse(readFileSync(MARK, "utf8")) as Mark;
  return mark.version === VERSION ? mark : null;
}

/** Makes what is missing. @returns the moment that the histories end at */
async function complete(owner: Sql, superuser: Sql): Promise<Date> {
  const before = kept();
  const now = before ? new Date(before.now) : new Date();
  const mark = (migrations: number) =>
    writeFileSync(MARK, JSON.stringify({ version: VERSION, now: now.toISOString(), migrations }));
  if (!before) {
    for (const size of [SMALL, LARGE]) await makeGuild(owner, size);
    await make(superuser, [SMALL, LARGE], now);
    mark(0);
  }
  const migrations = readMigrations().length;
  if (before?.migrations !== migrations) {
    for (const size of [SMALL, LARGE]) await step(`${size.slug}: jobs`, () => runJobs(superuser, size, now));
    mark(migrations);
  }
  return now;
}

async function start(): Promise<RunningPostgres> {
  mkdirSync(HOME, { recursive: true });
  const dataDir = join(HOME, "postgres");
  const server = await startPostgres({ dataDir, log: () => undefined });
  if (server.created || kept()) return server;
  // Half made, or made by an older generator.
  await server.stop();
  rmSync(server.place, { recursive: true, force: true });
  rmSync(HOME, { recursive: true, force: true });
  mkdirSync(HOME, { recursive: true });
  return startPostgres({ dataDir, log: () => undefined });
}

/**
 * The large and the small guild in a Postgres of their own, with the contexts pointed at it. Made once, which takes
 * some minutes and about 10 GB, and kept in `.data/bench`, so that every bench measures the same ones.
 */
export async function withBigGuilds<T>(
  connections: number,
  work: (guilds: BigGuilds) => Promise<T>,
): Promise<T> {
  const server = await start();
  const pool = createPool(server.url, { max: connections, driver: "pg" });
  const owner = createPool(server.url, { max: 1, driver: "pg" });
  const superuser = createPool(server.superuserUrl, { max: 1, driver: "pg" });
  const runs =
    (by: typeof owner) =>
    async <Row extends object>(text: string, values: unknown[] = []) =>
      (await by.query(text, values)).rows as Row[];
  try {
    await migrate(server.url);
    setDatabasePool(pool);
    const now = await complete(runs(owner), runs(superuser));
    return await work({ sql: runs(owner), superuser: runs(superuser), now, server, pool });
  } finally {
    setDatabasePool(undefined);
    await Promise.all([pool.end(), owner.end(), superuser.end()]);
    await server.stop();
  }
}
