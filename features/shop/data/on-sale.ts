import { and, count, eq, max } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { shopItems } from "@/db/schema/shop";

/** How many items customers can see and buy, and when one of them changed last. */
export async function itemsOnSale(ctx: GuildContext): Promise<{ count: number; changedAt: Date | null }> {
  const [row] = await ctx.db
    .select({ count: count(), changedAt: max(shopItems.updatedAt) })
    .from(shopItems)
    .where(
      and(eq(shopItems.guildId, ctx.guildId), eq(shopItems.isActive, true), eq(shopItems.state, "active")),
    );
  return row ?? { count: 0, changedAt: null };
}
