import { asc, eq } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { serverListings } from "@/db/schema/servers";
import type { ListingState } from "../rules";

const l = serverListings;

/** Where the listings of a guild stand: nothing of their texts. At most 50, the oldest first. */
export async function listingsOfGuild(ctx: SystemContext, guildId: string) {
  const rows = await ctx.db
    .select({
      name: l.serverName,
      slug: l.slug,
      state: l.state,
      featured: l.featured,
      publishedAt: l.publishedAt,
      restingSince: l.restingSince,
    })
    .from(l)
    .where(eq(l.guildId, guildId))
    .orderBy(asc(l.listingId))
    .limit(50);
  return rows.map((row) => ({ ...row, state: row.state as ListingState }));
}
