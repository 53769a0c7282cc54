import { and, asc, eq, ne } from "drizzle-orm";
import type { GuildContext, PublicContext } from "@/db/context";
import { guilds } from "@/db/schema/core";
import { shopCategories, shopItemStats, shopItems } from "@/db/schema/shop";
import { prepared } from "@/db/transaction";
import { currencyOf } from "@/features/economy/data/settings";
import { isSnowflake } from "@/lib/ids";
import type { Catalogue, DeliveryPromise, ShopCategory, ShopItem } from "../dto";
import { promiseOf } from "../promise";
import { toShopItem } from "./items";

type Reader = GuildContext | PublicContext;
export type ShopGuild = Catalogue["guild"];

/** A guild that shows its shop, by id or by its name in addresses. Null when there is none. */
export async function shopGuild(ctx: Reader, idOrSlug: string): Promise<ShopGuild | null> {
  const [guild] = await ctx.db
    .select({ id: guilds.guildId, name: guilds.name, slug: guilds.slug, icon: guilds.icon })
    .from(guilds)
    .where(isSnowflake(idOrSlug) ? eq(guilds.guildId, idOrSlug) : eq(guilds.slug, idOrSlug));
  return guild ?? null;
}

/** Statistics of a shop's items, with the times behind its promise. */
export async function promiseFor(ctx: Reader, guildId: string): Promise<DeliveryPromise | null> {
  const rows = await ctx.db.select().from(shopItemStats).where(eq(shopItemStats.guildId, guildId));
  return promiseOf(rows);
}

/** What visitors see of a shop's items: all of them, or the one of an id. */
export async function shownItems(
  ctx: Reader,
  guildId: string,
  only: number | null = null,
): Promise<ShopItem[]> {
  const rows = await ctx.db
    .select({ item: shopItems, stats: shopItemStats })
    .from(shopItems)
    .leftJoin(
      shopItemStats,
      and(eq(shopItemStats.guildId, shopItems.guildId), eq(shopItemStats.itemId, shopItems.itemId)),
    )
    .where(
      and(
        eq(shopItems.guildId, guildId),
        eq(shopItems.isActive, true),
        ne(shopItems.state, "archived"),
        only === null ? undefined : eq(shopItems.itemId, only),
      ),
    )
    .orderBy(asc(shopItems.displayOrder), asc(shopItems.itemId));
  return rows
    .map(({ item, stats }) => toShopItem(item, stats, ctx.now))
    .filter((item) => item.availability !== "over");
}

async function shownCategories(ctx: Reader, guildId: string, items: ShopItem[]): Promise<ShopCategory[]> {
  const rows = await ctx.db
    .select()
    .from(shopCategories)
    .where(and(eq(shopCategories.guildId, guildId), eq(shopCategories.isActive, true)))
    .orderBy(asc(shopCategories.displayOrder), asc(shopCategories.categoryId));
  return rows.map((row) => ({
    id: row.categoryId,
    name: row.categoryName,
    description: row.categoryDescription,
    order: row.displayOrder,
    active: row.isActive,
    items: items.filter((item) => item.categoryId === row.categoryId).length,
  }));
}

/**
 * A guild's shop as everyone sees it: the same for every visitor. Paused and sold-out items stay in it.
 * @returns null when no guild of this id or slug shows a shop
 */
export async function catalogue(ctx: Reader, idOrSlug: string): Promise<Catalogue | null> {
  const guild = await shopGuild(ctx, idOrSlug);
  if (!guild) return null;
  const [items, currency, delivery] = await Promise.all([
    shownItems(ctx, guild.id),
    currencyOf(ctx, guild.id),
    promiseFor(ctx, guild.id),
  ]);
  const categories = await shownCategories(ctx, guild.id, items);
  return { guild, currency, categories, items, delivery };
}

export interface ItemPage extends Omit<Catalogue, "items" | "categories"> {
  item: ShopItem;
  category: ShopCategory | null;
}

/** One item of a shop, by id or by its name in addresses. Null when it is not shown. */
export async function catalogueItem(
  ctx: Reader,
  guildIdOrSlug: string,
  itemIdOrSlug: string,
): Promise<ItemPage | null> {
  const shop = await catalogue(ctx, guildIdOrSlug);
  const item = shop?.items.find((one) => one.slug === itemIdOrSlug || String(one.id) === itemIdOrSlug);
  if (!shop || !item) return null;
  const { guild, currency, delivery, categories } = shop;
  const category = categories.find((one) => one.id === item.categoryId) ?? null;
  return { guild, currency, delivery, item, category };
}

/** Every shop that visitors may see, with its number of items. */
export async function publicShops(ctx: PublicContext): Promise<(ShopGuild & { items: number })[]> {
  const rows = await prepared<ShopGuild & { items: bigint }>(
    ctx.db,
    `select g.guild_id as id, g.name, g.slug, g.icon, count(i.item_id) as items
     from guilds g left join shop_items i on i.guild_id = g.guild_id and i.is_active and i.state <> 'archived'
     group by g.guild_id, g.name, g.slug, g.icon order by g.name`,
    [],
  );
  return rows.map((row) => ({ ...row, items: Number(row.items) }));
}
