import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import type { PlaceCopy } from "../dto";
import type { OrderState } from "../schema";

/** A paid order of things in the game that has no attempt under way. */
export interface OrderToDeliver {
  number: number;
  purchaseId: number;
  state: OrderState;
  /** One entry for each physical thing. */
  classNames: string[];
  place: PlaceCopy | null;
}

const WAITING = `
select p.number, p.purchase_id, p.state, p.class_names, p.quantity, p.place
from shop_purchases p
where p.guild_id = $1 and p.service_id = $2 and p.item_kind = 'in_game' and p.state in ('paid', 'queued', 'staged', 'uploaded')
  and not exists (select 1 from delivery_attempts a
    where a.guild_id = p.guild_id and a.purchase_id = p.purchase_id and a.state not in ('fulfilled', 'abandoned'))
order by p.number limit 200`;

/** Orders that wait for a server and have no open attempt, oldest first. */
export async function ordersToDeliver(ctx: GuildContext, serviceId: string): Promise<OrderToDeliver[]> {
  const rows = await prepared<{
    number: number;
    purchase_id: bigint;
    state: OrderState;
    class_names: string[];
    quantity: number;
    place: PlaceCopy | null;
  }>(ctx.db, WAITING, [ctx.guildId, serviceId]);
  return rows.map((row) => ({
    number: row.number,
    purchaseId: Number(row.purchase_id),
    state: row.state,
    classNames: Array.from({ length: row.quantity }, () => row.class_names).flat(),
    place: row.place,
  }));
}

/** An order whose restart was seen, and who is to receive it. */
export interface PlacedOrder {
  number: number;
  playerId: number;
  place: PlaceCopy;
  bootSeenAt: Date;
}

/** Orders of a server that were placed since a moment and wait for their buyer. */
export async function placedOrders(
  ctx: GuildContext,
  serviceId: string,
  since: Date,
): Promise<PlacedOrder[]> {
  const rows = await prepared<{
    number: number;
    player_id: bigint;
    place: PlaceCopy;
    boot_seen_at: Date;
  }>(
    ctx.db,
    `select number, player_id, place, boot_seen_at from shop_purchases
     where guild_id = $1 and service_id = $2 and state = 'restart_seen' and boot_seen_at >= $3
       and player_id is not null and place is not null order by number limit 200`,
    [ctx.guildId, serviceId, since],
  );
  return rows.map((row) => ({
    number: row.number,
    playerId: Number(row.player_id),
    place: row.place,
    bootSeenAt: row.boot_seen_at,
  }));
}
