import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { createPool, type DbPool, setDatabasePool } from "@/db/client";
import { rawEnv } from "@/lib/env";
import { startRelay } from "./relay";
import { databaseUrl, dropDatabase, onServer } from "./template";

export interface TestDatabase {
  /** Connects as the owner, who sees every row: for arranging and for looking, never for what is tested. */
  url: string;
  /** The pool that the contexts use. */
  pool: DbPool;
  /** Runs SQL as the owner, outside every scope. */
  sql<Row extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** `neon` goes through a WebSocket relay; else what `DB_DRIVER` says, else `pg`. */
  driver?: "pg" | "neon";
  max?: number;
}

/**
 * A database of its own for a test file, cloned from the migrated template, and the contexts pointed at it.
 * Call it in `beforeAll`, and `close()` in `afterAll`.
 */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = inject("postgresUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(server, (client) =>
    client.query(`create database ${name} template ${inject("postgresTemplate")}`),
  );
  const url = databaseUrl(server, name);
  const driver = options.driver ?? (rawEnv().DB_DRIVER === "neon" ? "neon" : "pg");
  const relay = driver === "neon" ? await startRelay() : undefined;
  const pool = createPool(url, { driver, max: options.max ?? 10, ...(relay && { wsProxy: relay.address }) });
  const owner = createPool(url, { driver: "pg", max: 2 });
  setDatabasePool(pool);
  return {
    url,
    pool,
    sql: async <Row extends object>(text: string, values: unknown[] = []) =>
      (await owner.query(text, values)).rows as Row[],
    close: async () => {
      setDatabasePool(undefined);
      await Promise.all([pool.end(), owner.end()]);
      await relay?.close();
      await dropDatabase(server, name);
    },
  };
}
