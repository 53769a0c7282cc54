import { notFound } from "next/navigation";
import { cache } from "react";
import { type GuildContext, withGuild, withPublic, withUser } from "@/db/context";
import { currencyOf } from "@/features/economy/data/settings";
import { requireGuild, requireGuildMember, requireSession, userScope } from "@/features/identity/web/session";
import { publicLoader } from "@/lib/public-cache";
import { catalogue, promiseFor, publicShops, shopGuild, shownItems } from "../data/catalogue";
import { shopServers } from "../data/checkout";
import { orderDetail, orderExists } from "../data/order";
import { buyerOrders, myOrders, orderCounts, ownerOrders } from "../data/orders";
import { itemName, ownerCatalogue, ownerCategories, ownerItem } from "../data/owner";
import { refundLimit } from "../data/refund-limit";
import { windowServers } from "../data/shop-window";
import type { OrderFilter } from "../schema";
import { orNotFound } from "./or-not-found";

const READ = { readOnly: true };

/** Seconds after which a catalogue renews itself also when nobody said that it changed: sales and restocks. */
const CATALOGUE_SECONDS = 60;

/** Every shop that visitors may see; null while the build runs. */
export const loadShops = publicLoader(
  { name: "shops", tags: () => ["shops"], seconds: CATALOGUE_SECONDS },
  () => withPublic(publicShops),
);

const loadWindow = publicLoader(
  { name: "shop", tags: (guildId: string) => [`shop:${guildId}`], seconds: CATALOGUE_SECONDS },
  async (guildId: string) =>
    withPublic(async (ctx) => {
      const [shop, servers] = await Promise.all([catalogue(ctx, guildId), windowServers(ctx, guildId)]);
      return { shop, servers, at: ctx.now.toISOString() };
    }),
);

/**
 * A guild's shop by its id or its name in addresses. The id is found first, because the page is renewed by it.
 * `unread` while the build runs; null when there is no such shop.
 */
export const loadShopWindow = cache(async (idOrSlug: string) => {
  const shops = await loadShops();
  if (shops === null) return "unread" as const;
  const found = shops.find((shop) => shop.slug === idOrSlug || shop.id === idOrSlug);
  const window = found && (await loadWindow(found.id));
  if (window === null) return "unread" as const;
  return window?.shop ? { ...window, shop: window.shop } : null;
});

/** An order with what stands beside it, for its buyer or for staff. */
async function orderWith(ctx: GuildContext, number: number, viewer: { discordId: string } | "staff") {
  const order = await orderDetail(ctx, number, viewer);
  const [promise, servers, guild, currency, items] = await Promise.all([
    promiseFor(ctx, ctx.guildId),
    shopServers(ctx),
    shopGuild(ctx, ctx.guildId),
    currencyOf(ctx, ctx.guildId),
    order.itemId === null ? [] : shownItems(ctx, ctx.guildId, order.itemId),
  ]);
  if (!guild) notFound();
  const server = servers.find((one) => one.serviceId === order.serviceId) ?? null;
  return { order, promise, server, item: items[0] ?? null, guild, currency };
}

/** One order of the person who is signed in. */
export async function loadOrder(guild: string, number: number) {
  const { user, scope } = await requireGuildMember(guild);
  return orNotFound(withGuild(scope, (ctx) => orderWith(ctx, number, { discordId: user.discordId }), READ));
}

/** One order of the guild, for its staff. */
export async function loadGuildOrder(guildId: string, number: number) {
  const { scope, access } = await requireGuild(guildId, "orders");
  return orNotFound(
    withGuild(
      scope,
      async (ctx) => ({
        ...(await orderWith(ctx, number, "staff")),
        refundLimit: await refundLimit(ctx, number, access.sections.orders),
        access,
      }),
      READ,
    ),
  );
}

/** Whether the guild has an order of this number, and the reader may know. */
export async function hasGuildOrder(guildId: string, number: number): Promise<boolean> {
  const { scope } = await requireGuild(guildId, "orders");
  return withGuild(scope, (ctx) => orderExists(ctx, number), READ);
}

/** Orders of the guild, for its staff. */
export async function loadGuildOrders(guildId: string, filter: OrderFilter) {
  const { scope, access } = await requireGuild(guildId, "orders");
  return withGuild(
    scope,
    async (ctx) => {
      const [page, counts, currency, onlyItem] = await Promise.all([
        ownerOrders(ctx, filter),
        orderCounts(ctx, null),
        currencyOf(ctx, ctx.guildId),
        filter.itemId === null ? null : itemName(ctx, filter.itemId),
      ]);
      return { ...page, counts, currency, onlyItem, access };
    },
    READ,
  );
}

/**
 * Orders of the person who is signed in, in one guild. Without one it is the guild of the newest order.
 * `guilds` are those in which there is an order at all.
 */
export async function loadOwnOrders(guild: string | null, filter: OrderFilter) {
  const session = await requireSession();
  const mine = await withUser(userScope(session), (ctx) => myOrders(ctx, session.user.discordId, 100), READ);
  const ids = [...new Set(mine.map((order) => order.guildId))];
  const shops = (await loadShops()) ?? [];
  const guilds = shops.filter((shop) => ids.includes(shop.id));
  const chosen = guild ?? guilds.find((one) => one.id === mine[0]?.guildId)?.slug ?? guilds[0]?.slug ?? null;
  if (chosen === null) return { guilds, chosen: null };
  const { scope, user } = await requireGuildMember(chosen);
  const own = await withGuild(
    scope,
    async (ctx) => {
      const [page, counts, shop] = await Promise.all([
        buyerOrders(ctx, user.discordId, filter),
        orderCounts(ctx, user.discordId),
        catalogue(ctx, ctx.guildId),
      ]);
      return { ...page, counts, shop };
    },
    READ,
  );
  return { guilds, chosen: own.shop?.guild ?? null, ...own, currency: own.shop?.currency ?? null };
}

/** Categories and items of the guild, hidden and archived ones too, for whoever keeps its shop. */
export async function loadOwnerShop(guildId: string) {
  const { scope, access } = await requireGuild(guildId, "shop");
  const shop = await withGuild(scope, ownerCatalogue, READ);
  return { ...shop, access };
}

/** Whether the guild has this item, and the reader may change it. */
export async function hasItem(guildId: string, itemId: number): Promise<boolean> {
  const { scope } = await requireGuild(guildId, "shop", "manager");
  return withGuild(scope, async (ctx) => (await itemName(ctx, itemId)) !== null, READ);
}

/** What the form of an item needs; without an id it is a new one. */
export async function loadItemForm(guildId: string, itemId: number | null) {
  const { scope, access } = await requireGuild(guildId, "shop", "manager");
  return orNotFound(
    withGuild(
      scope,
      async (ctx) => {
        const [item, categories, servers, currency] = await Promise.all([
          itemId === null ? null : ownerItem(ctx, itemId),
          ownerCategories(ctx),
          windowServers(ctx, ctx.guildId),
          currencyOf(ctx, ctx.guildId),
        ]);
        return { item, categories, servers, currency, access };
      },
      READ,
    ),
  );
}
