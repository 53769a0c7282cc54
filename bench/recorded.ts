import type { DbClient, DbPool } from "@/db/client";

/** A statement that a page sent, and how long its connection was busy with it, in milliseconds. */
export interface Sent {
  text: string;
  values: unknown[];
  ms: number;
}

interface Query {
  text: string;
  values?: unknown[];
}

/**
 * Notes every statement that goes through a pool. Statements of one connection are worked off one by one, so each has
 * the time since the one before it was answered. @returns gives what was noted since the last call
 */
export function record(pool: DbPool): () => Sent[] {
  let sent: Sent[] = [];
  const connect = pool.connect.bind(pool) as () => Promise<DbClient>;
  const seen = new WeakSet<object>();
  pool.connect = (async () => {
    const client = await connect();
    if (seen.has(client)) return client;
    seen.add(client);
    const query = client.query.bind(client) as (
      config: string | Query,
      values?: unknown[],
    ) => Promise<unknown>;
    let answered = 0;
    client.query = (async (config: string | Query, values?: unknown[]) => {
      const from = performance.now();
      try {
        return await query(config, values);
      } finally {
        const now = performance.now();
        const { text, values: own = values ?? [] } = typeof config === "string" ? { text: config } : config;
        sent.push({ text, values: own, ms: now - Math.max(from, answered) });
        answered = now;
      }
    }) as typeof client.query;
    return client;
  }) as typeof pool.connect;
  return () => {
    const all = sent;
    sent = [];
    return all;
  };
}
