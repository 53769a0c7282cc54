import { and, asc, eq, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { oauthTokens } from "@/db/schema/identity";

const o = oauthTokens;

/** People whose access to Patreon was not renewed for a week and has not ended, the oldest first. */
export async function oldTokens(ctx: SystemContext, limit: number): Promise<string[]> {
  const renewed = sql`coalesce(${o.refreshedAt}, ${o.createdAt})`;
  const rows = await ctx.db
    .select({ personId: o.grizzlyUserId })
    .from(o)
    .where(
      and(
        eq(o.provider, "patreon"),
        eq(o.state, "active"),
        sql`${o.refreshToken} is not null`,
        sql`${renewed} < now() - interval '7 days'`,
        // One near its end is renewed by whoever asks.
        sql`(${o.expiresAt} is null or ${o.expiresAt} > now() + interval '2 hours')`,
      ),
    )
    .orderBy(asc(renewed))
    .limit(limit);
  return rows.map(({ personId }) => personId);
}
