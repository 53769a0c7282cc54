import { lt, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { rateLimits } from "@/db/schema/core";

export interface RateBucket {
  /** Who and what is counted, e.g. `shop.buy|user|<id>`. */
  bucket: string;
  max: number;
  /** Length of the window. */
  seconds: number;
}

interface HitRow extends Record<string, unknown> {
  hits: number;
  wait: string | number;
}

/**
 * Counts one try in each bucket, by the database's clock, so that limits hold over instances and restarts.
 * @returns seconds until the next try is allowed, or 0 when this one is
 */
export async function takeRateLimit(ctx: SystemContext, buckets: readonly RateBucket[]): Promise<number> {
  let wait = 0;
  for (const { bucket, max, seconds } of buckets) {
    const start = sql`to_timestamp(floor(extract(epoch from now()) / ${seconds}::int) * ${seconds}::int)`;
    const result = await ctx.db.execute<HitRow>(sql`
      insert into rate_limits as r (bucket, window_start, hits, expires_at)
      values (${bucket}, ${start}, 1, ${start} + make_interval(secs => ${seconds}::int * 2))
      on conflict (bucket, window_start) do update set hits = r.hits + 1
      returning r.hits, extract(epoch from r.window_start + make_interval(secs => ${seconds}::int) - now()) as wait`);
    const row = result.rows[0];
    if (row && row.hits > max) wait = Math.max(wait, Math.ceil(Number(row.wait)), 1);
  }
  return wait;
}

/** Removes windows that count no longer. @returns how many */
export async function pruneRateLimits(ctx: SystemContext): Promise<number> {
  const gone = await ctx.db
    .delete(rateLimits)
    .where(lt(rateLimits.expiresAt, sql`now()`))
    .returning({ bucket: rateLimits.bucket });
  return gone.length;
}
