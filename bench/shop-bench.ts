import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPool, setDatabasePool } from "@/db/client";
import { migrate } from "@/db/migrate";
import { type ShopWorld, shopWorld } from "@/db/testing/shop-world";
import { startPostgres } from "@/scripts/lib/embedded-postgres";

export interface ShopBench {
  url: string;
  world: ShopWorld;
  /** Runs SQL as the owner, outside every scope. */
  sql(text: string, values?: unknown[]): Promise<unknown[]>;
}

/**
 * A durable Postgres of its own (it waits for the disk like the real one), migrated, with a shop and people who have
 * coins. Gone afterwards.
 * @param connections of the pool that the purchases use
 */
export async function withShop<T>(
  people: number,
  connections: number,
  work: (bench: ShopBench) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "grizzly-bench-"));
  const server = await startPostgres({ dataDir: join(folder, "postgres"), log: () => undefined });
  const pool = createPool(server.url, { max: connections, driver: "pg" });
  const owner = createPool(server.url, { max: 2, driver: "pg" });
  const sql = async (text: string, values: unknown[] = []) =>
    (await owner.query(text, values)).rows as unknown[];
  try {
    await migrate(server.url);
    setDatabasePool(pool);
    const world = await shopWorld(sql, people);
    for (const person of world.people) await world.give(person, 1_000_000_000);
    await sql("analyze");
    return await work({ url: server.url, world, sql });
  } finally {
    setDatabasePool(undefined);
    await Promise.all([pool.end(), owner.end()]);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
    rmSync(server.place, { recursive: true, force: true });
  }
}
