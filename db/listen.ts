import { env } from "@/lib/env";
import { loggerFor } from "@/lib/logger";
import { createPool, type DbClient, type DbPool, failureText } from "./client";

const log = loggerFor("listen");

/** How often the connection is asked whether it still lives: one that a network dropped says nothing by itself. */
const CHECK_MS = 20_000;
const RETRY_MS = [100, 500, 2_000, 5_000];

export interface Ears {
  /** What a NOTIFY carried. */
  heard(payload: string): void;
  /** The connection stands, for the first time or again: what was said before was not heard. */
  connected?(): void;
}

export interface Listening {
  close(): Promise<void>;
}

/** A connection past any pooler: NOTIFY reaches sessions, and a pooler lends those to others. */
function directPool(): DbPool {
  const settings = env();
  return createPool(settings.DATABASE_DIRECT_URL ?? settings.DATABASE_URL, {
    driver: settings.DATABASE_DRIVER,
    max: 1,
    ...(settings.NEON_WS_PROXY && { wsProxy: settings.NEON_WS_PROXY }),
  });
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => resolve(clearTimeout(timer)), { once: true });
  });

/** Listens on one connection until it ends. */
async function hold(client: DbClient, channel: string, ears: Ears, stop: AbortSignal): Promise<void> {
  const ended = new AbortController();
  const end = () => ended.abort();
  client.on("error", end);
  client.on("end", end);
  client.on("notification", ({ payload }) => ears.heard(payload ?? ""));
  stop.addEventListener("abort", end, { once: true });
  await client.query(`listen ${client.escapeIdentifier(channel)}`);
  ears.connected?.();
  while (!ended.signal.aborted) {
    await pause(CHECK_MS, ended.signal);
    if (ended.signal.aborted) break;
    const late = new AbortController();
    const alive = client.query("select 1").then(
      () => true,
      () => false,
    );
    if (!(await Promise.race([alive, pause(CHECK_MS / 2, late.signal).then(() => false)]))) end();
    late.abort();
  }
  stop.removeEventListener("abort", end);
}

/**
 * Hears what is notified on a channel, with one connection that is made anew when it is lost. A process has one.
 * @param pool to take the connection from; by default one of its own
 */
export function listen(channel: string, ears: Ears, pool?: DbPool): Listening {
  const stop = new AbortController();
  const source = pool ?? directPool();
  const running = (async () => {
    for (let failures = 0; !stop.signal.aborted; ) {
      let client: DbClient | undefined;
      try {
        client = await source.connect();
        await hold(
          client,
          channel,
          {
            ...ears,
            connected: () => {
              failures = 0;
              ears.connected?.();
            },
          },
          stop.signal,
        );
      } catch (error) {
        log.warn({ error: failureText(error), channel }, "listening failed");
      }
      client?.removeAllListeners("notification");
      client?.release(true);
      if (!stop.signal.aborted) await pause(RETRY_MS[Math.min(failures++, 3)] ?? 5_000, stop.signal);
    }
  })();
  return {
    close: async () => {
      stop.abort();
      await running;
      if (!pool) await source.end();
    },
  };
}
