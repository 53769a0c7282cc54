import { and, eq, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { rewardDecisions } from "@/db/schema/economy";

/** Coins that wait for players whom nobody has linked yet, and how many players that are. */
export async function heldFor(ctx: GuildContext): Promise<{ coins: number; players: number }> {
  const [row] = await ctx.db
    .select({
      coins: sql<number>`coalesce(sum(${rewardDecisions.amount}), 0)::float8`,
      players: sql<number>`count(distinct ${rewardDecisions.playerId})::int`,
    })
    .from(rewardDecisions)
    .where(and(eq(rewardDecisions.guildId, ctx.guildId), eq(rewardDecisions.status, "held")));
  return { coins: row?.coins ?? 0, players: row?.players ?? 0 };
}
