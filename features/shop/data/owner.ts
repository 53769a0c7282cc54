import { and, asc, eq, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { shopCategories, shopItemStats, shopItems } from "@/db/schema/shop";
import { currencyOf } from "@/features/economy/data/settings";
import { notFound } from "@/lib/errors";
import type { Currency, OwnerItem, ShopCategory } from "../dto";
import { toOwnerItem } from "./items";

const statsJoin = and(
  eq(shopItemStats.guildId, shopItems.guildId),
  eq(shopItemStats.itemId, shopItems.itemId),
);

/** Every item of the guild, hidden, paused and archived ones too, archived ones last. */
export async function ownerItems(ctx: GuildContext): Promise<OwnerItem[]> {
  const rows = await ctx.db
    .select({ item: shopItems, stats: shopItemStats })
    .from(shopItems)
    .leftJoin(shopItemStats, statsJoin)
    .where(eq(shopItems.guildId, ctx.guildId))
    .orderBy(sql`${shopItems.state} = 'archived'`, asc(shopItems.displayOrder), asc(shopItems.itemId));
  return rows.map(({ item, stats }) => toOwnerItem(item, stats, ctx.now));
}

/** @throws AppError not_found, also for an item of another guild */
export async function ownerItem(ctx: GuildContext, itemId: number): Promise<OwnerItem> {
  const [row] = await ctx.db
    .select({ item: shopItems, stats: shopItemStats })
    .from(shopItems)
    .leftJoin(shopItemStats, statsJoin)
    .where(and(eq(shopItems.guildId, ctx.guildId), eq(shopItems.itemId, itemId)));
  if (!row) throw notFound("This item does not exist.");
  return toOwnerItem(row.item, row.stats, ctx.now);
}

/** The name of the guild's item, archived or not; null where the guild has none of this id. */
export async function itemName(ctx: GuildContext, itemId: number): Promise<string | null> {
  const [row] = await ctx.db
    .select({ name: shopItems.itemName })
    .from(shopItems)
    .where(and(eq(shopItems.guildId, ctx.guildId), eq(shopItems.itemId, itemId)));
  return row?.name ?? null;
}

/** Every category of the guild with its number of items that are not archived. */
export async function ownerCategories(ctx: GuildContext): Promise<ShopCategory[]> {
  // Written out: drizzle names the outer table's columns without it, and the inner ones would be meant.
  const items = sql<number>`(select count(*)::int from shop_items i where i.guild_id = shop_categories.guild_id
    and i.category_id = shop_categories.category_id and i.state <> 'archived')`;
  const rows = await ctx.db
    .select({ category: shopCategories, items })
    .from(shopCategories)
    .where(and(eq(shopCategories.guildId, ctx.guildId), sql`${shopCategories.archivedAt} is null`))
    .orderBy(asc(shopCategories.displayOrder), asc(shopCategories.categoryId));
  return rows.map((row) => ({
    id: row.category.categoryId,
    name: row.category.categoryName,
    description: row.category.categoryDescription,
    order: row.category.displayOrder,
    active: row.category.isActive,
    items: row.items,
  }));
}

/** Everything that the owner's shop page shows. */
export async function ownerCatalogue(
  ctx: GuildContext,
): Promise<{ categories: ShopCategory[]; items: OwnerItem[]; currency: Currency }> {
  const [categories, items, currency] = await Promise.all([
    ownerCategories(ctx),
    ownerItems(ctx),
    currencyOf(ctx, ctx.guildId),
  ]);
  return { categories, items, currency };
}
