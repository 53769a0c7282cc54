import { and, eq, inArray, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { interbotEventDeliveries as deliveries } from "@/db/schema/core";

/** How many deliveries a subscriber has not finished, and since when the oldest waits. */
export async function queueDepth(
  ctx: SystemContext,
  subscriber: string,
): Promise<{ open: number; oldestAt: Date | null }> {
  const rows = await ctx.db
    .select({ open: sql<number>`count(*)::int`, oldestAt: sql<string | null>`min(created_at)` })
    .from(deliveries)
    .where(and(eq(deliveries.subscriber, subscriber), inArray(deliveries.state, ["pending", "running"])));
  const row = rows[0];
  return { open: row?.open ?? 0, oldestAt: row?.oldestAt ? new Date(row.oldestAt) : null };
}
