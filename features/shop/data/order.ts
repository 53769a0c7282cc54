import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { waitingReason } from "@/features/deliveries/data/board";
import { notFound } from "@/lib/errors";
import { coinsToNumber } from "@/lib/money";
import type { EvidenceRow, OrderDetail, OrderEvent, OrderLedgerLine } from "../dto";
import { answerProblem, closesAt, refundProblem } from "../order-states";
import type { Effect, OrderState } from "../schema";
import { ORDER_COLUMNS, type OrderRow, toSummary } from "./orders";

interface DetailRow extends OrderRow {
  purchase_id: bigint;
  unit_price: bigint | null;
  class_names: string[];
  effect: Effect | null;
  service_id: string | null;
  boot_seen_at: Date | null;
  collect_until: Date | null;
  closed_at: Date | null;
  failed_at: Date | null;
  refunded_at: Date | null;
  refund_reason: string | null;
}

interface EventRow {
  event_id: bigint;
  state: OrderState;
  at: Date;
  sentence: string;
  evidence: EvidenceRow[];
  actor: { kind: string; discordId?: string; bot?: string; job?: string };
}

interface EntryRow {
  transaction_id: bigint;
  created_at: Date;
  amount: bigint;
  balance_after: bigint | null;
}

const DETAIL = `
select ${ORDER_COLUMNS}, u.display_name as buyer_name, p.purchase_id, p.unit_price, p.class_names, p.effect, p.service_id,
  p.boot_seen_at, p.collect_until, p.closed_at, p.failed_at, p.refunded_at, p.refund_reason
from shop_purchases p
left join shop_items i on i.guild_id = p.guild_id and i.item_id = p.item_id
left join grizzly_users u on u.discord_id = p.discord_id
where p.guild_id = $1 and p.number = $2`;

const EVENTS = `
select e.event_id, e.state, e.at, e.sentence, e.evidence, e.actor from shop_order_events e
join shop_purchases p on p.guild_id = e.guild_id and p.purchase_id = e.purchase_id
where p.guild_id = $1 and p.number = $2 order by e.event_id`;

const ENTRIES = `
select t.transaction_id, t.created_at, t.amount, t.balance_after from economy_transactions t
join shop_purchases p on p.guild_id = t.guild_id and t.movement_id in (p.movement_id, p.refund_movement_id)
where p.guild_id = $1 and p.number = $2 and t.account = 'person' and t.discord_id = p.discord_id order by t.transaction_id`;

function toEvent(row: EventRow, buyer: string): OrderEvent {
  const { kind, discordId } = row.actor;
  const person = kind === "user" || kind === "discord-member";
  return {
    id: Number(row.event_id),
    state: row.state,
    at: row.at.toISOString(),
    sentence: row.sentence,
    evidence: row.evidence,
    by: !person ? "system" : discordId === buyer ? "buyer" : "staff",
  };
}

function toEntry(row: EntryRow): OrderLedgerLine {
  const after = row.balance_after;
  return {
    entryId: String(row.transaction_id),
    at: row.created_at.toISOString(),
    amount: coinsToNumber(row.amount),
    before: after === null ? null : coinsToNumber(after - row.amount),
    after: after === null ? null : coinsToNumber(after),
  };
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/**
 * An order with its timeline and its ledger lines.
 * @param viewer the buyer by Discord id, or `staff` of the guild
 * @throws AppError not_found, also for somebody else's order
 */
export async function orderDetail(
  ctx: GuildContext,
  number: number,
  viewer: { discordId: string } | "staff",
): Promise<OrderDetail> {
  const key = [ctx.guildId, number];
  const [[row], events, entries, waitsBecause] = await Promise.all([
    prepared<DetailRow>(ctx.db, DETAIL, key),
    prepared<EventRow>(ctx.db, EVENTS, key),
    prepared<EntryRow>(ctx.db, ENTRIES, key),
    waitingReason(ctx, number),
  ]);
  const own = viewer !== "staff" && row?.discord_id === viewer.discordId;
  if (!row || (viewer !== "staff" && !own)) throw notFound("This order does not exist.");
  const took = row.boot_seen_at === null ? null : row.boot_seen_at.getTime() - row.purchased_at.getTime();
  return {
    ...toSummary(row),
    unitPrice: coinsToNumber(row.unit_price ?? row.total_cost / BigInt(row.quantity)),
    classNames: row.class_names,
    effect: row.effect,
    serviceId: row.service_id,
    waitsBecause: row.state === "queued" ? waitsBecause : null,
    place: row.place,
    bootSeenAt: iso(row.boot_seen_at),
    collectUntil: iso(row.collect_until),
    closesAt: iso(closesAt(row.state, row.boot_seen_at)),
    closedAt: iso(row.closed_at),
    failedAt: iso(row.failed_at),
    refundedAt: iso(row.refunded_at),
    refundReason: row.refund_reason,
    tookMinutes: took === null ? null : Math.round(took / 60_000),
    events: events.map((event) => toEvent(event, row.discord_id)),
    ledger: entries.map(toEntry),
    may: {
      answer: own && answerProblem(row.state) === null,
      cancel: own && refundProblem(row.state, "buyer") === null,
      refund: viewer === "staff" && refundProblem(row.state, "staff") === null,
    },
  };
}

/** Whether the guild has an order of this number. */
export async function orderExists(ctx: GuildContext, number: number): Promise<boolean> {
  const found = await prepared(ctx.db, "select 1 from shop_purchases where guild_id = $1 and number = $2", [
    ctx.guildId,
    number,
  ]);
  return found.length > 0;
}
