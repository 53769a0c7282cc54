import { and, eq, isNull, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { websocketConnections } from "@/db/schema/shop";

const c = websocketConnections;

/** Whether a gateway has said within the last half a minute that it listens. */
export async function gatewayLives(ctx: SystemContext): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: c.id })
    .from(c)
    .where(
      and(eq(c.kind, "gateway"), isNull(c.closedAt), sql`${c.lastSeenAt} > now() - interval '30 seconds'`),
    )
    .limit(1);
  return row !== undefined;
}
