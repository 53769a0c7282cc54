import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { recordAudit } from "@/features/audit/mutations";
import { PAUSE_WINDOW, pausesItself } from "../order-states";
import { statsSince } from "../rules";
import { announce, catalogueChanged } from "./announce";

// An order has an outcome once it reached the game, was applied, or failed.
const SETTLED = "(p.failed_at is not null or p.boot_seen_at is not null or p.state = 'delivered')";

/**
 * Counts an item's last 30 days anew, from its orders. The row is public: visitors see how orders went, and never
 * the orders.
 */
export async function recountItem(ctx: GuildContext, itemId: bigint): Promise<void> {
  await prepared(
    ctx.db,
    `with o as (
       select p.*, extract(epoch from coalesce(p.boot_seen_at, p.closed_at) - p.purchased_at) as took
       from shop_purchases p where p.guild_id = $1 and p.item_id = $2 and p.purchased_at >= $3
     ), s as (
       select count(*) filter (where ${SETTLED}) as orders,
         count(*) filter (where ${SETTLED} and p.failed_at is null) as delivered,
         count(*) filter (where p.failed_at is not null) as failed,
         count(*) filter (where p.state = 'refunded') as refunded,
         percentile_disc(0.5) within group (order by p.took) filter (where ${SETTLED} and p.failed_at is null) as median,
         coalesce((array_agg(greatest(0, p.took / 60)::int order by p.number desc) filter (where ${SETTLED} and p.failed_at is null))[1:400], '{}') as minutes
       from o p
     )
     insert into shop_item_stats (guild_id, item_id, orders, delivered, failed, refunded, median_seconds, durations_minutes, updated_at)
     select $1, $2, orders, delivered, failed, refunded, median, minutes, $4 from s
     on conflict (guild_id, item_id) do update set orders = excluded.orders, delivered = excluded.delivered,
       failed = excluded.failed, refunded = excluded.refunded, median_seconds = excluded.median_seconds,
       durations_minutes = excluded.durations_minutes, updated_at = excluded.updated_at`,
    [ctx.guildId, itemId, statsSince(ctx.now), ctx.now],
  );
}

/** Pauses an item whose last orders failed too often, and tells the owner. Does nothing where it is not so. */
export async function pauseIfFailing(ctx: GuildContext, itemId: bigint): Promise<void> {
  const rows = await prepared<{ failed: boolean }>(
    ctx.db,
    `select p.failed_at is not null as failed from shop_purchases p
     where p.guild_id = $1 and p.item_id = $2 and ${SETTLED} order by p.number desc limit $3`,
    [ctx.guildId, itemId, PAUSE_WINDOW],
  );
  const outcomes = rows.map((row) => row.failed);
  if (!pausesItself(outcomes)) return;
  const failed = outcomes.filter(Boolean).length;
  const reason = `${failed} of its last ${outcomes.length} orders never appeared. It is being checked.`;
  const [paused] = await prepared<{ item_name: string }>(
    ctx.db,
    `update shop_items set state = 'paused', paused_by = 'self', paused_reason = $3, version = version + 1, updated_at = $4
     where guild_id = $1 and item_id = $2 and state = 'active' returning item_name`,
    [ctx.guildId, itemId, reason, ctx.now],
  );
  if (!paused) return;
  await recordAudit(ctx, {
    action: "shop.item.pause",
    subjectType: "shop_item",
    subjectId: String(itemId),
    before: { state: "active" },
    after: { state: "paused", pausedBy: "self" },
    reason,
  });
  await announce(ctx, "shop.item.paused", { itemId: Number(itemId), name: paused.item_name, reason });
  await catalogueChanged(ctx);
}
