import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { linkedPlayer } from "@/features/players/data/links";
import { purchaseFacts } from "@/features/shop/data/purchase-facts";
import { decidePurchase } from "@/features/shop/rules";
import type { PurchaseInput } from "@/features/shop/schema";
import { AppError } from "@/lib/errors";
import { coinsToNumber, MAX_COINS } from "@/lib/money";

/** What can be given to the opener of a ticket, and where it can be put. */
export interface GiftChoices {
  /** In-game name of the opener; null where nobody is linked. */
  player: string | null;
  items: { id: number; name: string; price: number }[];
  /** `value` names a server and one of its drop zones. */
  drops: { value: string; label: string }[];
}

// What everybody can buy for coins: a thing for the game never needs a plan, and what needs one is never given.
const ITEMS = `
select item_id as id, item_name as name, price from shop_items
where guild_id = $1 and kind = 'in_game' and state = 'active' and is_active and archived_at is null order by item_name limit 200`;

const DROPS = `
select n.service_id || ':' || d.id as value, n.name || ', ' || d.name as label
from nitrado_services n
join delivery_coordinates d on d.guild_id = n.guild_id and d.kind = 'drop_zone' and d.state = 'open'
  and d.map = regexp_replace(n.map, '^dayzOffline\\.', '') and (d.service_id is null or d.service_id = n.service_id)
where n.guild_id = $1 and n.is_active order by n.name, d.name limit 60`;

/** @param opener Discord id of whoever would be given something */
export async function giftChoices(ctx: GuildContext, opener: string): Promise<GiftChoices> {
  const [player, items, drops] = await Promise.all([
    linkedPlayer(ctx, ctx.guildId, opener),
    prepared<{ id: bigint; name: string; price: bigint }>(ctx.db, ITEMS, [ctx.guildId]),
    prepared<GiftChoices["drops"][number]>(ctx.db, DROPS, [ctx.guildId]),
  ]);
  return {
    player: player?.name ?? null,
    items: items.map(({ id, name, price }) => ({ id: Number(id), name, price: coinsToNumber(price) })),
    drops: [...drops],
  };
}

export interface Gift {
  order: Omit<PurchaseInput, "key">;
  name: string;
  total: number;
  /** Why it cannot be given, in a sentence. */
  problem: string | null;
}

/**
 * One piece of an item for the opener of a ticket, as the shop would sell it to them now.
 * @param drop a value of {@link GiftChoices}
 */
export async function giftOf(
  ctx: GuildContext,
  opener: string,
  itemId: number | null,
  drop: string | null,
): Promise<Gift | null> {
  const [serviceId, place] = drop?.split(":") ?? [];
  if (itemId === null || !serviceId || !place) return null;
  const player = await linkedPlayer(ctx, ctx.guildId, opener);
  const quote = {
    itemId,
    quantity: 1,
    serviceId,
    playerId: player?.playerId ?? null,
    place: { kind: "place" as const, id: place },
  };
  try {
    const { item, buyer } = await purchaseFacts(ctx, opener, quote);
    const total = coinsToNumber(item.price);
    const reasons = decidePurchase(item, { ...buyer, balance: MAX_COINS, symbol: "" }, 1, ctx.now).reasons;
    const kept = item.kind !== "in_game";
    const problem = kept
      ? "Only what everybody can buy for the game is given."
      : player === null
        ? "Nobody in the game is linked to them, so nobody could collect it."
        : reasons.length > 0
          ? `The shop says to them: ${reasons.join(" ")}`
          : null;
    return { order: { ...quote, expectedPrice: total }, name: item.name, total, problem };
  } catch (error) {
    if (!(error instanceof AppError && error.code === "not_found")) throw error;
    const problem = "This item does not exist any more.";
    return { order: { ...quote, expectedPrice: 1 }, name: "", total: 0, problem };
  }
}
