import { Pool as NeonPool, neonConfig } from "@neondatabase/serverless";
import pg from "pg";
import { env } from "@/lib/env";
import { logger } from "@/lib/logger";

/** A pool of either driver: both speak the interface of `pg`. */
export type DbPool = pg.Pool;
export type DbClient = pg.PoolClient;

export interface PoolOptions {
  /** `auto` takes Neon's driver for `*.neon.tech` and `pg` for every other host. */
  driver?: "auto" | "pg" | "neon";
  max?: number;
  /** Host and path of a WebSocket proxy that stands in for Neon's, such as `127.0.0.1:5433/v1`. */
  wsProxy?: string;
}

function usesNeon(url: string, driver: PoolOptions["driver"] = "auto"): boolean {
  if (driver !== "auto") return driver === "neon";
  return new URL(url).hostname.endsWith(".neon.tech");
}

function configureNeon(wsProxy: string | undefined): void {
  neonConfig.webSocketConstructor = WebSocket;
  if (wsProxy === undefined) return;
  neonConfig.wsProxy = (host, port) => `${wsProxy}?address=${host}:${port}`;
  neonConfig.useSecureWebSocket = false;
  neonConfig.pipelineConnect = false;
  neonConfig.pipelineTLS = false;
}

/**
 * A pool that survives its connections: an idle one that the server ends is logged and replaced, where an
 * unhandled `error` event would end the process. Idle connections are closed after 30 s, well before Neon suspends.
 */
export function createPool(url: string, options: PoolOptions = {}): DbPool {
  const settings = {
    connectionString: url,
    max: options.max ?? 10,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    application_name: "grizzly",
  };
  let pool: DbPool;
  if (usesNeon(url, options.driver)) {
    configureNeon(options.wsProxy);
    pool = new NeonPool(settings) as unknown as DbPool;
  } else {
    pool = new pg.Pool({ ...settings, pipeline: true, keepAlive: true });
  }
  // Checked-out connections report to their query as well; this listener only keeps the process alive.
  pool.on("connect", (client) => client.on("error", () => undefined));
  pool.on("error", (error) =>
    logger.warn({ error: failureText(error) }, "an idle database connection ended"),
  );
  return pool;
}

/** What happened, also for WebSocket errors, whose own message is empty. */
export function failureText(error: unknown): string {
  if (typeof error === "object" && error !== null) {
    const { error: inner, message, code } = error as { error?: unknown; message?: unknown; code?: unknown };
    if (inner !== undefined) return failureText(inner);
    if (typeof message === "string" && message !== "") return message;
    if (typeof code === "string") return code;
  }
  return String(error);
}

// On the global object, so that a hot reload of this module does not open a second pool.
const holder = globalThis as typeof globalThis & { grizzlyPool?: DbPool };

/** The process's pool, opened at the first call with the settings of the environment. */
export function databasePool(): DbPool {
  if (!holder.grizzlyPool) {
    const settings = env();
    holder.grizzlyPool = createPool(settings.DATABASE_URL, {
      driver: settings.DATABASE_DRIVER,
      max: settings.DATABASE_POOL_MAX,
      ...(settings.NEON_WS_PROXY && { wsProxy: settings.NEON_WS_PROXY }),
    });
  }
  return holder.grizzlyPool;
}

/** How many connections this process's pool has, how many are free, and how many callers wait for one. */
export function poolNumbers(): { total: number; idle: number; waiting: number } {
  const pool = holder.grizzlyPool;
  return { total: pool?.totalCount ?? 0, idle: pool?.idleCount ?? 0, waiting: pool?.waitingCount ?? 0 };
}

/** Points every context of this process at another database: for tests and scripts. */
export function setDatabasePool(pool: DbPool | undefined): void {
  if (pool) holder.grizzlyPool = pool;
  else delete holder.grizzlyPool;
}

/** Ends the process's pool, so that a script can end. */
export async function closeDatabase(): Promise<void> {
  const pool = holder.grizzlyPool;
  delete holder.grizzlyPool;
  await pool?.end();
}
