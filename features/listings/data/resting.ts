import { and, eq, isNotNull } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { guilds } from "@/db/schema/core";
import { serverListings } from "@/db/schema/servers";

const l = serverListings;

/** What a resting page says: its name, and since when. */
export interface RestingListing {
  name: string;
  guildName: string | null;
  /** ISO */
  since: string;
}

/** A page that no plan covers now, by its address; null for any other. */
export async function restingListing(ctx: SystemContext, slug: string): Promise<RestingListing | null> {
  const [row] = await ctx.db
    .select({ name: l.serverName, guildName: guilds.name, since: l.restingSince })
    .from(l)
    .leftJoin(guilds, eq(guilds.guildId, l.guildId))
    .where(and(eq(l.slug, slug), isNotNull(l.restingSince)));
  return row?.since ? { ...row, since: row.since.toISOString() } : null;
}

/** How many listings of a guild rest. */
export async function restingCount(ctx: SystemContext, guildId: string): Promise<number> {
  return ctx.db.$count(l, and(eq(l.guildId, guildId), isNotNull(l.restingSince)));
}
