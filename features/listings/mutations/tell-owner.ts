import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { type NewNotice, notify } from "@/features/notices/mutations";

interface OwnerNotice extends Pick<NewNotice, "kind" | "level" | "title" | "body" | "key"> {
  listingId: number;
  /** View of the listing's page in the dashboard. */
  view?: "reviews" | "reports";
}

/** Tells the guild's owner, where they have an account here, what happened to a listing; it leads to its page. */
export async function tellOwner(ctx: GuildContext, notice: OwnerNotice): Promise<void> {
  const { listingId, view, ...rest } = notice;
  const { rows } = await ctx.db.execute<{ id: string; slug: string }>(sql`
    select u.id, g.slug from guilds g join grizzly_users u on u.discord_id = g.owner_discord_id
    where g.guild_id = ${ctx.guildId}`);
  const owner = rows[0];
  if (!owner) return;
  const href = `/guilds/${owner.slug}/listing/${listingId}${view ? `?view=${view}` : ""}`;
  await notify(ctx, { ...rest, grizzlyUserId: owner.id, href });
}
