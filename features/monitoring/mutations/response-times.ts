import { sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { responseTimes } from "@/db/schema/monitoring";
import type { LatencyCount } from "@/lib/http/timing";

/** Adds counted latencies to the hour that runs now. @param kind what the names are: routes, event types */
export async function recordLatencies(
  ctx: SystemContext,
  kind: "http" | "event",
  counts: readonly LatencyCount[],
): Promise<void> {
  if (counts.length === 0) return;
  const hour = sql`date_trunc('hour', now())`;
  // In one order, so that two processes that write the same hour cannot wait for each other in a circle.
  const sorted = counts.toSorted((a, b) => a.name.localeCompare(b.name) || a.bucketMs - b.bucketMs);
  await ctx.db
    .insert(responseTimes)
    .values(sorted.map((count) => ({ kind, hour, ...count })))
    .onConflictDoUpdate({
      target: [responseTimes.kind, responseTimes.name, responseTimes.hour, responseTimes.bucketMs],
      set: {
        hits: sql`${responseTimes.hits} + excluded.hits`,
        errors: sql`${responseTimes.errors} + excluded.errors`,
      },
    });
}
