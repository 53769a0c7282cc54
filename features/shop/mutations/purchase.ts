import type { GuildContext } from "@/db/context";
import { joined, type Part, runJoined } from "@/db/joined";
import { prepared, preparedLast } from "@/db/transaction";
import { AUDIT, auditValues } from "@/features/audit/mutations";
import { currencyOf } from "@/features/economy/data/settings";
import { type OpenMovement, PAIR, pairValues } from "@/features/economy/mutations/legs";
import { CLAIM_ONE, type ClaimRow, claimOneValues, opened } from "@/features/economy/mutations/movement";
import { actingPerson } from "@/features/economy/policy";
import { canonical, pay } from "@/features/economy/rules";
import { EVENT } from "@/features/events/mutations";
import { conflict, invalid } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { coinsFromNumber, coinsToNumber, formatCoins, MAX_COINS } from "@/lib/money";
import { type PurchaseFacts, purchaseFacts } from "../data/purchase-facts";
import type { PurchaseResult } from "../dto";
import { stateSentence } from "../order-states";
import { decidePurchase } from "../rules";
import type { PurchaseInput } from "../schema";
import { announcement } from "./announce";
import { NUMBER, waitForNumber } from "./order-number";

/**
 * Buys: one transaction in which the key is claimed, the buyer's account locked, price and limits decided by rules,
 * the item taken by a conditional update, the ledger written, and order, event and audit row stored. The same key
 * again answers with the same order and moves nothing. In a context with `commitWithLast` nothing may follow it.
 * @param buyer whose coins and whose order, where staff give an item; else the acting person
 * @throws AppError conflict with `details.code`: `price-changed` (and `price`), `refused` (and `reasons`), `key-reused`
 */
export async function purchase(
  ctx: GuildContext,
  input: PurchaseInput,
  buyer = actingPerson(ctx.actor),
): Promise<PurchaseResult> {
  const { key, ...request } = input;
  const total = coinsFromNumber(input.expectedPrice) * BigInt(input.quantity);
  if (total > MAX_COINS) throw invalid("That is more than anybody can pay at once.");
  const ownKey = `buy:${buyer}:${key}`;
  const movementId = newId();
  const claim = {
    movementId,
    key: ownKey,
    kind: "shop_purchase" as const,
    amount: total,
    cause: { kind: "order" as const, id: key },
    request: canonical({ buyer, request }),
    persons: [buyer] as const,
  };
  // One flight: what stands behind the lock sees what is true after it.
  const [claimed, facts] = await Promise.all([
    runJoined<ClaimRow & { number: number | null }>(ctx.db, OPEN, [
      claimOneValues(ctx, claim),
      [ctx.guildId],
    ]),
    purchaseFacts(ctx, buyer, input),
  ]);
  const movement = await opened(ctx, claim, claimed);
  if (!movement) return replay(ctx, ownKey);
  await refuse(ctx, facts, movement.balances.get(buyer) ?? 0n, input);
  const number = claimed.number ?? (await waitForNumber(ctx));
  const left = await store(ctx, input, facts, movement, { number, total, buyer, key: ownKey });
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

// Of limited stock the update itself is the check: whoever comes second waits for the row and then finds too little.
const OF_STOCK = `
  update shop_items set stock_quantity = stock_quantity - $4
  where guild_id = $1 and item_id = $2 and stock_quantity >= $4
    and price = $3 and state = 'active' and is_active
  returning item_name, kind, class_names, picture, effect`;

const ENDLESS = `
  select item_name, kind, class_names, picture, effect from shop_items
  where guild_id = $1 and item_id = $2 and stock_quantity is null and $4 > 0
    and price = $3 and state = 'active' and is_active`;

// The item is taken and the order written in one statement. An order that was not stored has no id, and its
// event without one is an error, so that nothing of the statement stays.
const order = (item: string): Part => ({
  ctes: `
item as (${item}), stored as (
  insert into shop_purchases (guild_id, number, discord_id, item_id, quantity, total_cost, state, state_at, idempotency_key,
    movement_id, unit_price, item_name, item_kind, class_names, picture, effect, player_id, player_name, service_id, place,
    expected_at, purchased_at, updated_at)
  select $1, $18, $5, $2, $4, $6, 'paid', $7, $8, $9, $3, t.item_name, t.kind, t.class_names, t.picture, t.effect,
    $10, $11, $12, $13, $14, $7, $7
  from item t
  returning purchase_id
), order_event as (
  insert into shop_order_events (guild_id, purchase_id, state, at, sentence, evidence, actor)
  values ($1, (select purchase_id from stored), 'paid', $7, $15, $16, $17)
)`,
  values: 18,
});

const NOT_NULL = "23502";

const OPEN = joined(CLAIM_ONE, NUMBER);
// The ledger before the item, so that whoever waits for the item waits for as little as can be.
const STORE_OF_STOCK = joined(PAIR, AUDIT, EVENT, order(OF_STOCK));
const STORE_ENDLESS = joined(PAIR, AUDIT, EVENT, order(ENDLESS));

interface NewOrder {
  number: number;
  total: bigint;
  buyer: string;
  key: string;
}

/** @returns the buyer's coins afterwards */
async function store(
  ctx: GuildContext,
  input: PurchaseInput,
  facts: PurchaseFacts,
  movement: OpenMovement,
  made: NewOrder,
): Promise<bigint> {
  const { item } = facts;
  const { number, total, buyer } = made;
  const { quantity, serviceId } = input;
  const subjectId = String(number);
  const cause = { kind: "order", id: subjectId } as const;
  const after = { number, itemId: item.id, quantity, total: coinsToNumber(total) };
  const payload = {
    number,
    discordId: buyer,
    itemId: item.id,
    itemName: item.name,
    kind: item.kind,
    quantity,
    total: total.toString(),
    serviceId,
  };
  const values = [
    pairValues(ctx, { ...movement, cause }, pay({ person: buyer }, "shop", total), {
      description: item.name,
    }),
    auditValues(ctx, { action: "shop.order.pay", subjectType: "order", subjectId, after }),
    announcement(ctx, "shop.order.paid", payload, subjectId),
    orderValues(ctx, input, facts, { ...made, movementId: movement.movementId }),
  ];
  const statement = item.stock === null ? STORE_ENDLESS : STORE_OF_STOCK;
  try {
    const row = await runJoined<{ balanceAfter: bigint }>(ctx.db, statement, values, preparedLast);
    return row.balanceAfter;
  } catch (error) {
    if (!isNotStored(error)) throw error;
    // Between reading and taking, somebody else was faster or the owner changed the item.
    const sentence = `${item.name} was taken or changed a moment ago.`;
    throw conflict(`${sentence} Nothing was paid.`, { code: "refused", reasons: [sentence] });
  }
}

function isNotStored(error: unknown): boolean {
  const { code, table, column } = error as { code?: string; table?: string; column?: string };
  return code === NOT_NULL && table === "shop_order_events" && column === "purchase_id";
}

function orderValues(
  ctx: GuildContext,
  input: PurchaseInput,
  { item, place, playerName, expectedAt }: PurchaseFacts,
  order: NewOrder & { movementId: string },
): unknown[] {
  const inGame = item.kind === "in_game";
  return [
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
  ];
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
