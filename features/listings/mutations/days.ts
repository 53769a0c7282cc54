import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";

/**
 * Counts one visitor of a day on a live listing of this guild: a look at its page, or a press on its invite.
 * Who it was is not kept. @returns whether there is such a listing
 */
export async function countVisit(ctx: GuildContext, slug: string, what: "view" | "join"): Promise<boolean> {
  const counted = await prepared(
    ctx.db,
    `insert into listing_days as d (guild_id, listing_id, day, views, joins)
     select guild_id, listing_id, ($3::timestamptz at time zone 'UTC')::date, $4, $5 from server_listings
     where guild_id = $1 and slug = $2 and state = 'live'
     on conflict (guild_id, listing_id, day)
       do update set views = d.views + excluded.views, joins = d.joins + excluded.joins
     returning day`,
    [ctx.guildId, slug, ctx.now.toISOString(), what === "view" ? 1 : 0, what === "join" ? 1 : 0],
  );
  return counted.length > 0;
}
