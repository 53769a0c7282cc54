import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { notFound } from "@/lib/errors";
import type { EvidenceRow } from "../dto";
import { closesAt } from "../order-states";
import type { ItemKind, OrderState } from "../schema";

/** What decides about an order, read under its lock. */
export interface LockedOrder {
  purchaseId: bigint;
  number: number;
  discordId: string;
  itemId: bigint | null;
  itemName: string;
  kind: ItemKind;
  quantity: number;
  total: bigint;
  state: OrderState;
  bootSeenAt: Date | null;
}

interface Row {
  purchase_id: bigint;
  discord_id: string;
  item_id: bigint | null;
  item_name: string | null;
  item_kind: ItemKind | null;
  quantity: number;
  total_cost: bigint;
  state: OrderState;
  boot_seen_at: Date | null;
}

/**
 * Locks an order of the guild until the transaction ends. Accounts are locked before orders, orders before items.
 * @throws AppError not_found
 */
export async function lockOrder(ctx: GuildContext, number: number): Promise<LockedOrder> {
  const [row] = await prepared<Row>(
    ctx.db,
    `select purchase_id, discord_id, item_id, item_name, item_kind, quantity, total_cost, state, boot_seen_at
     from shop_purchases where guild_id = $1 and number = $2 for update`,
    [ctx.guildId, number],
  );
  if (!row) throw notFound("This order does not exist.");
  return {
    purchaseId: row.purchase_id,
    number,
    discordId: row.discord_id,
    itemId: row.item_id,
    itemName: row.item_name ?? "an item",
    kind: row.item_kind ?? "in_game",
    quantity: row.quantity,
    total: row.total_cost,
    state: row.state,
    bootSeenAt: row.boot_seen_at,
  };
}

/** Whose order it is, without a lock; that never changes. @throws AppError not_found */
export async function buyerOf(
  ctx: GuildContext,
  number: number,
): Promise<{ discordId: string; total: bigint; serviceId: string | null }> {
  const [row] = await prepared<{ discord_id: string; total_cost: bigint; service_id: string | null }>(
    ctx.db,
    "select discord_id, total_cost, service_id from shop_purchases where guild_id = $1 and number = $2",
    [ctx.guildId, number],
  );
  if (!row) throw notFound("This order does not exist.");
  return { discordId: row.discord_id, total: row.total_cost, serviceId: row.service_id };
}

export interface StepFacts {
  sentence: string;
  evidence: readonly EvidenceRow[];
  bootSeenAt?: Date | null;
  collectUntil?: Date | null;
  expectedAt?: Date | null;
  answer?: "got_it" | "not_there";
  refund?: { movementId: string; reason: string };
}

/** Writes a step: the order's new state and the line of its timeline, in one flight. */
export async function writeStep(
  ctx: GuildContext,
  order: LockedOrder,
  to: OrderState,
  step: StepFacts,
): Promise<void> {
  const bootSeenAt = to === "restart_seen" ? (step.bootSeenAt ?? ctx.now) : order.bootSeenAt;
  await Promise.all([
    prepared(
      ctx.db,
      `update shop_purchases set state = $3, state_at = $4::timestamptz, updated_at = $4::timestamptz, boot_seen_at = $5, closes_at = $6,
         closed_at = case when $3 in ('delivered', 'refunded') then $4::timestamptz else null end,
         failed_at = case when $3 = 'failed' then $4::timestamptz else failed_at end,
         collect_until = coalesce($7, collect_until), expected_at = coalesce($8, expected_at),
         answer = coalesce($9, answer), answered_at = case when $9::text is null then answered_at else $4::timestamptz end,
         refund_movement_id = coalesce($10, refund_movement_id), refund_reason = coalesce($11, refund_reason),
         refunded_at = case when $3 = 'refunded' then $4::timestamptz else refunded_at end,
         fulfillment_status = case when $3 = 'delivered' then 'fulfilled' when $3 = 'refunded' then 'cancelled' else 'pending' end
       where guild_id = $1 and purchase_id = $2`,
      [
        ctx.guildId,
        order.purchaseId,
        to,
        ctx.now,
        bootSeenAt,
        closesAt(to, bootSeenAt),
        step.collectUntil ?? null,
        step.expectedAt ?? null,
        step.answer ?? null,
        step.refund?.movementId ?? null,
        step.refund?.reason ?? null,
      ],
    ),
    prepared(
      ctx.db,
      `insert into shop_order_events (guild_id, purchase_id, state, at, sentence, evidence, actor)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        ctx.guildId,
        order.purchaseId,
        to,
        ctx.now,
        step.sentence,
        JSON.stringify(step.evidence),
        JSON.stringify(ctx.actor),
      ],
    ),
  ]);
}
