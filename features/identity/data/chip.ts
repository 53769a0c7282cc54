import { and, eq, isNull, sql } from "drizzle-orm";
import type { UserContext } from "@/db/context";
import { guilds } from "@/db/schema/core";
import { economyAccounts } from "@/db/schema/economy";
import { serviceNotifications } from "@/db/schema/monitoring";
import { wantedHere } from "@/features/notices/data";
import { isSnowflake } from "@/lib/ids";
import { coinsToNumber } from "@/lib/money";

/** How many notices a person has not seen; 99 stands for more. */
export async function unreadNotices(ctx: UserContext): Promise<number> {
  const unseen = ctx.db
    .select({ id: serviceNotifications.id })
    .from(serviceNotifications)
    .where(
      and(
        eq(serviceNotifications.grizzlyUserId, ctx.userId),
        isNull(serviceNotifications.seenAt),
        wantedHere(),
      ),
    )
    .limit(99)
    .as("unseen");
  const rows = await ctx.db.select({ count: sql<number>`count(*)::int` }).from(unseen);
  return rows[0]?.count ?? 0;
}

/** The person's own balance in the guild with this id or slug; null without an account there. */
export async function ownBalance(ctx: UserContext, discordId: string, guild: string): Promise<number | null> {
  const named = isSnowflake(guild) ? eq(guilds.guildId, guild) : eq(guilds.slug, guild);
  const rows = await ctx.db
    .select({ balance: economyAccounts.balance })
    .from(economyAccounts)
    .innerJoin(guilds, eq(guilds.guildId, economyAccounts.guildId))
    .where(and(eq(economyAccounts.discordId, discordId), named));
  return rows[0] ? coinsToNumber(rows[0].balance) : null;
}
