import { cache } from "react";
import { withGuild, withPublic, withUser } from "@/db/context";
import { requireGuildMember, requireSession, userScope } from "@/features/identity/web/session";
import { publicLoader } from "@/lib/public-cache";
import { catalogue, promiseFor, publicShops } from "../data/catalogue";
import { shopServers } from "../data/checkout";
import { orderDetail } from "../data/order";
import { buyerOrders, myOrders, orderCounts } from "../data/orders";
import { windowServers } from "../data/shop-window";
import type { OrderFilter } from "../schema";

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

export type ShopWindow = Awaited<ReturnType<typeof loadShopWindow>>;

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

/** One order of the person who is signed in, with what stands beside it. */
export async function loadOrder(guild: string, number: number) {
  const { user, scope } = await requireGuildMember(guild);
  return withGuild(scope, async (ctx) => {
    const [order, promise, servers, shop] = await Promise.all([
      orderDetail(ctx, number, { discordId: user.discordId }),
      promiseFor(ctx, ctx.guildId),
      shopServers(ctx),
      catalogue(ctx, ctx.guildId),
    ]);
    const server = servers.find((one) => one.serviceId === order.serviceId) ?? null;
    const item = shop?.items.find((one) => one.id === order.itemId) ?? null;
    return {
      order,
      promise,
      server,
      item,
      guild: shop?.guild ?? null,
      currency: shop?.currency ?? null,
      user,
    };
  });
}

/** A page of the orders of the person who is signed in, in one guild. */
export async function loadGuildOrders(guild: string, filter: OrderFilter) {
  const { user, scope } = await requireGuildMember(guild);
  return withGuild(scope, async (ctx) => {
    const [page, counts] = await Promise.all([
      buyerOrders(ctx, user.discordId, filter),
      orderCounts(ctx, user.discordId),
    ]);
    return { ...page, counts };
  });
}

/** The newest orders of the person who is signed in, over all guilds. */
export async function loadMyOrders(limit = 100) {
  const session = await requireSession();
  return withUser(userScope(session), (ctx) => myOrders(ctx, session.user.discordId, limit));
}
