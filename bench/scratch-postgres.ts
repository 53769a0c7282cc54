import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPool, setDatabasePool } from "@/db/client";
import { migrate } from "@/db/migrate";
import { startPostgres } from "@/scripts/lib/embedded-postgres";

export interface Scratch {
  /** Runs SQL as the owner, outside every scope. */
  sql<Row extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  /** The same as the superuser, on one connection: for loads that go around triggers. */
  superuser<Row extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
}

export interface Switched extends Scratch {
  /** Points the contexts at this one again, where there are several. */
  use(): void;
}

/**
 * A durable, migrated Postgres of its own (it waits for the disk like the real one), with the contexts pointed at it.
 * Gone afterwards, with its files.
 */
export async function withPostgres<T>(
  connections: number,
  work: (scratch: Switched) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "grizzly-bench-"));
  const server = await startPostgres({ dataDir: join(folder, "postgres"), log: () => undefined });
  const pool = createPool(server.url, { max: connections, driver: "pg" });
  const owner = createPool(server.url, { max: 1, driver: "pg" });
  const superuser = createPool(server.superuserUrl, { max: 1, driver: "pg" });
  try {
    await migrate(server.url);
    setDatabasePool(pool);
    return await work({
      sql: async <Row extends object>(text: string, values: unknown[] = []) =>
        (await owner.query(text, values)).rows as Row[],
      superuser: async <Row extends object>(text: string, values: unknown[] = []) =>
        (await superuser.query(text, values)).rows as Row[],
      use: () => setDatabasePool(pool),
    });
  } finally {
    setDatabasePool(undefined);
    await Promise.all([pool.end(), owner.end(), superuser.end()]);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
    rmSync(server.place, { recursive: true, force: true });
  }
}
