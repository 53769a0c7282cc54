import { and, asc, eq, inArray, lt, or, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { interbotEventDeliveries as deliveries, interbotEvents as events } from "@/db/schema/core";
import type { StuckDelivery } from "./schema";

/** Dead letters, and deliveries that have been open for more than ten minutes, oldest first. At most 200. */
export async function listStuck(ctx: SystemContext): Promise<StuckDelivery[]> {
  const rows = await ctx.db
    .select({
      eventId: deliveries.eventId,
      subscriber: deliveries.subscriber,
      guildId: deliveries.guildId,
      type: events.type,
      key: events.key,
      state: deliveries.state,
      attempts: deliveries.attempts,
      error: deliveries.error,
      publishedAt: events.createdAt,
      nextTryAt: deliveries.nextTryAt,
    })
    .from(deliveries)
    .innerJoin(events, eq(events.id, deliveries.eventId))
    .where(
      or(
        eq(deliveries.state, "dead"),
        and(
          inArray(deliveries.state, ["pending", "running"]),
          lt(events.createdAt, sql`now() - interval '10 minutes'`),
        ),
      ),
    )
    .orderBy(asc(deliveries.eventId))
    .limit(200);
  return rows.map(({ publishedAt, nextTryAt, state, ...row }) => ({
    ...row,
    state: state as StuckDelivery["state"],
    publishedAt: publishedAt.toISOString(),
    nextTryAt: nextTryAt.toISOString(),
  }));
}

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
