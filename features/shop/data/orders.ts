import type { GuildContext, UserContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { coinsToNumber } from "@/lib/money";
import type { OrderPage, OrderSummary, PlaceCopy } from "../dto";
import { isMoving } from "../order-story";
import { type ItemKind, ORDER_STATES, type OrderFilter, type OrderState } from "../schema";

export interface OrderRow {
  guild_id: string;
  number: number;
  item_id: bigint | null;
  item_name: string | null;
  item_kind: ItemKind | null;
  picture: string | null;
  quantity: number;
  total_cost: bigint;
  state: OrderState;
  state_at: Date;
  purchased_at: Date;
  discord_id: string;
  buyer_name: string | null;
  player_name: string | null;
  place: PlaceCopy | null;
  expected_at: Date | null;
  answer: "got_it" | "not_there" | null;
}

export const ORDER_COLUMNS = `p.guild_id, p.number, p.item_id, coalesce(p.item_name, i.item_name) as item_name, p.item_kind, p.picture, p.quantity,
  p.total_cost, p.state, p.state_at, p.purchased_at, p.discord_id, p.player_name, p.place, p.expected_at, p.answer`;

export function toSummary(row: OrderRow): OrderSummary {
  return {
    guildId: row.guild_id,
    number: row.number,
    itemId: row.item_id === null ? null : Number(row.item_id),
    itemName: row.item_name ?? "An item",
    kind: row.item_kind ?? "in_game",
    picture: row.picture,
    quantity: row.quantity,
    total: coinsToNumber(row.total_cost),
    state: row.state,
    stateAt: row.state_at.toISOString(),
    paidAt: row.purchased_at.toISOString(),
    buyer: { discordId: row.discord_id, name: row.buyer_name ?? row.player_name ?? row.discord_id },
    playerName: row.player_name,
    placeName: row.place?.name ?? null,
    expectedAt: row.expected_at?.toISOString() ?? null,
    answer: row.answer,
  };
}

// Numbers grow with time within a guild, so that they are the key of a page.
const SHOWN = `
  and p.number is not null and p.number < coalesce($3::integer, 2147483647)
  and case $4 when 'open' then p.state not in ('delivered', 'refunded')
              when 'look' then p.state in ('needs_look', 'failed')
              when 'delivered' then p.state = 'delivered'
              when 'refunded' then p.state = 'refunded' else true end
  and ($5::bigint is null or p.item_id = $5)
  and ($6 = '' or p.item_name ilike $6 or p.player_name ilike $6 or p.number::text = $7)`;

function values(filter: OrderFilter): unknown[] {
  const text = filter.text.trim();
  return [
    filter.before,
    filter.show,
    filter.itemId,
    text === "" ? "" : `%${text.replace(/[\\%_]/g, "\\$&")}%`,
    text.replace(/^(order\s*)?#?/i, ""),
    filter.limit + 1,
  ];
}

function pageOf(rows: OrderRow[], limit: number): OrderPage {
  const orders = rows.slice(0, limit).map(toSummary);
  return { orders, next: rows.length > limit ? (orders.at(-1)?.number ?? null) : null };
}

/** A buyer's orders in the guild, newest first. */
export async function buyerOrders(
  ctx: GuildContext,
  discordId: string,
  filter: OrderFilter,
): Promise<OrderPage> {
  const rows = await prepared<OrderRow>(
    ctx.db,
    `select ${ORDER_COLUMNS}, null as buyer_name from shop_purchases p
     left join shop_items i on i.guild_id = p.guild_id and i.item_id = p.item_id
     where p.guild_id = $1 and p.discord_id = $2 ${SHOWN} order by p.number desc limit $8`,
    [ctx.guildId, discordId, ...values(filter)],
  );
  return pageOf(rows, filter.limit);
}

/** All orders of the guild, newest first, with their buyers' names. */
export async function ownerOrders(ctx: GuildContext, filter: OrderFilter): Promise<OrderPage> {
  const rows = await prepared<OrderRow>(
    ctx.db,
    `select ${ORDER_COLUMNS}, u.display_name as buyer_name from shop_purchases p
     left join shop_items i on i.guild_id = p.guild_id and i.item_id = p.item_id
     left join grizzly_users u on u.discord_id = p.discord_id
     where p.guild_id = $1 and $2::text is null ${SHOWN} order by p.number desc limit $8`,
    [ctx.guildId, null, ...values(filter)],
  );
  return pageOf(rows, filter.limit);
}

/** The acting person's newest orders over all guilds. @param limit at most 100 */
export async function myOrders(ctx: UserContext, discordId: string, limit = 50): Promise<OrderSummary[]> {
  const rows = await prepared<OrderRow>(
    ctx.db,
    `select ${ORDER_COLUMNS.replace("coalesce(p.item_name, i.item_name)", "p.item_name")}, null as buyer_name
     from shop_purchases p where p.discord_id = $1 and p.number is not null order by p.purchased_at desc limit $2`,
    [discordId, Math.min(limit, 100)],
  );
  return rows.map(toSummary);
}

// Said as a list of what is open, because an index over states finds nothing by what they are not.
const OPEN = ORDER_STATES.filter((state) => isMoving({ state }));

/** Numbers for badges: still moving, waiting for the buyer's answer, and for a person to look at. */
export async function orderCounts(
  ctx: GuildContext,
  discordId: string | null = null,
): Promise<{ open: number; answer: number; look: number }> {
  const [row] = await prepared<Record<"open" | "answer" | "look", bigint>>(
    ctx.db,
    `select count(*) as open, count(*) filter (where state in ('restart_seen', 'likely_collected')) as answer,
       count(*) filter (where state in ('needs_look', 'failed')) as look
     from shop_purchases where guild_id = $1 and number is not null and ($2::text is null or discord_id = $2)
       and state = any($3)`,
    [ctx.guildId, discordId, OPEN],
  );
  return { open: Number(row?.open ?? 0), answer: Number(row?.answer ?? 0), look: Number(row?.look ?? 0) };
}
