import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { recordAudit } from "@/features/audit/mutations";
import { currencyOf } from "@/features/economy/data/settings";
import { writeMovement } from "@/features/economy/mutations/legs";
import { openMovement } from "@/features/economy/mutations/movement";
import { actingPerson } from "@/features/economy/policy";
import { canonical, pay } from "@/features/economy/rules";
import { conflict, invalid } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { coinsFromNumber, coinsToNumber, formatCoins, MAX_COINS } from "@/lib/money";
import { type PurchaseFacts, purchaseFacts } from "../data/purchase-facts";
import type { PurchaseResult } from "../dto";
import { stateSentence } from "../order-states";
import { decidePurchase } from "../rules";
import type { PurchaseInput } from "../schema";
import { announce } from "./announce";
import { freeNumber, waitForNumber } from "./order-number";

/**
 * Buys: one transaction in which the key is claimed, the buyer's account locked, price and limits decided by rules,
 * the item taken by a conditional update, the ledger written, and order, event and audit row stored. The same key
 * again answers with the same order and moves nothing.
 * @throws AppError conflict with `details.code`: `price-changed` (and `price`), `refused` (and `reasons`), `key-reused`
 */
export async function purchase(ctx: GuildContext, input: PurchaseInput): Promise<PurchaseResult> {
  const buyer = actingPerson(ctx.actor);
  const { key, ...request } = input;
  const total = coinsFromNumber(input.expectedPrice) * BigInt(input.quantity);
  if (total > MAX_COINS) throw invalid("That is more than anybody can pay at once.");
  const ownKey = `buy:${buyer}:${key}`;
  const movementId = newId();
  // One flight: what stands behind the lock sees what is true after it.
  const [movement, facts, free] = await Promise.all([
    openMovement(ctx, {
      movementId,
      key: ownKey,
      kind: "shop_purchase",
      amount: total,
      cause: { kind: "order", id: key },
      request: canonical({ buyer, request }),
      persons: [buyer],
    }),
    purchaseFacts(ctx, buyer, input),
    freeNumber(ctx, movementId),
  ]);
  if (!movement) return replay(ctx, ownKey);
  await refuse(ctx, facts, movement.balances.get(buyer) ?? 0n, input);
  const number = free ?? (await waitForNumber(ctx, movementId));
  // Last of all and in one flight, so that whoever waits for the item waits for as little as can be.
  const [, , , legs] = await Promise.all([
    takeItem(ctx, input, facts, { number, total, buyer, key: ownKey, movementId }),
    auditOrder(ctx, input, facts, number, total),
    announceOrder(ctx, input, facts, { number, total, buyer }),
    writeMovement(
      ctx,
      { ...movement, cause: { kind: "order", id: String(number) } },
      pay({ person: buyer }, "shop", total),
      { description: facts.item.name },
    ),
  ]);
  const left = legs.find((leg) => leg.person === buyer)?.balanceAfter ?? 0n;
  return {
    number,
    itemName: facts.item.name,
    quantity: input.quantity,
    total: coinsToNumber(total),
    coinsBefore: coinsToNumber(left + total),
    coinsAfter: coinsToNumber(left),
    paidAt: ctx.now.toISOString(),
    replayed: false,
  };
}

async function refuse(
  ctx: GuildContext,
  facts: PurchaseFacts,
  balance: bigint,
  input: PurchaseInput,
): Promise<void> {
  const price = coinsToNumber(facts.item.price);
  const decide = (symbol: string) =>
    decidePurchase(facts.item, { ...facts.buyer, balance, symbol }, input.quantity, ctx.now).reasons;
  if (price === input.expectedPrice && decide("").length === 0) return;
  // Only a refusal needs to know what the guild calls its coins.
  const { symbol } = await currencyOf(ctx, ctx.guildId);
  if (price !== input.expectedPrice) {
    const sentence = `The price is now ${formatCoins(price)} ${symbol} instead of ${formatCoins(input.expectedPrice)}. Nothing was paid.`;
    throw conflict(sentence, { code: "price-changed", price });
  }
  const reasons = decide(symbol);
  throw conflict(`${reasons.join(" ")} Nothing was paid.`, { code: "refused", reasons });
}

// The item is taken and the order written in one statement. Of limited stock the update itself is the check:
// whoever comes second waits for the row and then finds too little.
const ORDER = `
with item as (
  update shop_items set stock_quantity = stock_quantity - $4
  where guild_id = $1 and item_id = $2 and stock_quantity >= $4
    and price = $3 and state = 'active' and is_active
  returning item_name, kind, class_names, picture, effect
), endless as (
  select item_name, kind, class_names, picture, effect from shop_items
  where guild_id = $1 and item_id = $2 and stock_quantity is null
    and price = $3 and state = 'active' and is_active
), stored as (
  insert into shop_purchases (guild_id, number, discord_id, item_id, quantity, total_cost, state, state_at, idempotency_key,
    movement_id, unit_price, item_name, item_kind, class_names, picture, effect, player_id, player_name, service_id, place,
    expected_at, purchased_at, updated_at)
  select $1, $18, $5, $2, $4, $6, 'paid', $7, $8, $9, $3, t.item_name, t.kind, t.class_names, t.picture, t.effect,
    $10, $11, $12, $13, $14, $7, $7
  from (select * from item union all select * from endless) t
  returning purchase_id
), event as (
  insert into shop_order_events (guild_id, purchase_id, state, at, sentence, evidence, actor)
  select $1, s.purchase_id, 'paid', $7, $15, $16, $17 from stored s
)
select purchase_id from stored`;

interface NewOrder {
  number: number;
  total: bigint;
  buyer: string;
}

async function takeItem(
  ctx: GuildContext,
  input: PurchaseInput,
  { item, place, playerName, expectedAt }: PurchaseFacts,
  order: NewOrder & { key: string; movementId: string },
): Promise<void> {
  const inGame = item.kind === "in_game";
  const stored = await prepared(ctx.db, ORDER, [
    ctx.guildId,
    input.itemId,
    item.price,
    input.quantity,
    order.buyer,
    order.total,
    ctx.now,
    order.key,
    order.movementId,
    inGame ? input.playerId : null,
    inGame ? playerName : null,
    inGame ? input.serviceId : null,
    inGame && place ? JSON.stringify(place) : null,
    inGame ? expectedAt : null,
    stateSentence("paid", item.kind),
    JSON.stringify([{ label: "Order key", value: input.key, mono: true }]),
    JSON.stringify(ctx.actor),
    order.number,
  ]);
  if (stored.length > 0) return;
  // Between reading and taking, somebody else was faster or the owner changed the item.
  const sentence = `${item.name} was taken or changed a moment ago.`;
  throw conflict(`${sentence} Nothing was paid.`, { code: "refused", reasons: [sentence] });
}

function auditOrder(
  ctx: GuildContext,
  { quantity }: PurchaseInput,
  { item }: PurchaseFacts,
  number: number,
  total: bigint,
): Promise<void> {
  const after = { number, itemId: item.id, quantity, total: coinsToNumber(total) };
  const subjectId = String(number);
  return recordAudit(ctx, { action: "shop.order.pay", subjectType: "order", subjectId, after });
}

function announceOrder(
  ctx: GuildContext,
  { quantity, serviceId }: PurchaseInput,
  { item }: PurchaseFacts,
  { number, total, buyer: discordId }: NewOrder,
): Promise<void> {
  const { id: itemId, name: itemName, kind } = item;
  const payload = { number, discordId, itemId, itemName, kind, quantity, total: total.toString(), serviceId };
  return announce(ctx, "shop.order.paid", payload, String(number));
}

async function replay(ctx: GuildContext, key: string): Promise<PurchaseResult> {
  const [row] = await prepared<{
    number: number;
    item_name: string;
    quantity: number;
    total_cost: bigint;
    purchased_at: Date;
    after: bigint;
  }>(
    ctx.db,
    `select p.number, p.item_name, p.quantity, p.total_cost, p.purchased_at, t.balance_after as after
     from shop_purchases p
     join economy_transactions t on t.guild_id = p.guild_id and t.movement_id = p.movement_id and t.account = 'person'
     where p.guild_id = $1 and p.idempotency_key = $2`,
    [ctx.guildId, key],
  );
  if (!row) throw new Error(`The key ${key} moved coins without an order.`);
  return {
    number: row.number,
    itemName: row.item_name,
    quantity: row.quantity,
    total: coinsToNumber(row.total_cost),
    coinsBefore: coinsToNumber(row.after + row.total_cost),
    coinsAfter: coinsToNumber(row.after),
    paidAt: row.purchased_at.toISOString(),
    replayed: true,
  };
}
