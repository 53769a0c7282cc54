import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { recordAudit } from "@/features/audit/mutations";
import { standsInFile } from "@/features/deliveries/data/attempts";
import { writeMovement } from "@/features/economy/mutations/legs";
import { openMovement } from "@/features/economy/mutations/movement";
import { actingPerson } from "@/features/economy/policy";
import { canonical, pay } from "@/features/economy/rules";
import { conflict, notFound } from "@/lib/errors";
import { coinsToNumber } from "@/lib/money";
import { mayAdvance, type RefundBy, refundProblem, returnsStock, stateSentence } from "../order-states";
import { announce, catalogueChanged } from "./announce";
import { recountItem } from "./item-record";
import { buyerOf, type LockedOrder, lockOrder, writeStep } from "./order-row";

/**
 * Gives all coins of an order back, once: a second call finds the first one's movement and changes nothing. Limited
 * stock comes back where the item never reached the game.
 * @param by who asks, which decides in which states it is allowed
 * @throws AppError not_found; conflict where the order's state does not allow it, or the server's file may hold it
 */
export async function refundOrder(
  ctx: GuildContext,
  number: number,
  reason: string,
  by: RefundBy = "staff",
): Promise<void> {
  const { discordId: buyer, total } = await buyerOf(ctx, number);
  const cause = { kind: "order", id: String(number) } as const;
  const movement = await openMovement(ctx, {
    key: `refund:${number}`,
    kind: "shop_refund",
    amount: total,
    cause,
    request: canonical({ number, buyer, total }),
    persons: [buyer],
  });
  if (!movement) return;
  const order = await lockOrder(ctx, number);
  const problem = refundProblem(order.state, by);
  if (problem || !mayAdvance(order.kind, order.state, "refunded"))
    throw conflict(problem ?? "This order cannot be refunded now.", { code: "state", state: order.state });
  if (await standsInFile(ctx, number))
    throw conflict("The order may still stand in the server's file. It is taken back under Deliveries.", {
      code: "in-file",
      state: order.state,
    });
  const legs = await writeMovement(ctx, movement, pay("shop", { person: buyer }, total), {
    description: order.itemName,
    metadata: { reason },
  });
  const entry = legs.find((leg) => leg.person === buyer);
  const evidence = [
    { label: "Why", value: reason },
    { label: "Ledger entry", value: String(entry?.entryId ?? ""), mono: true },
  ];
  await writeStep(ctx, order, "refunded", {
    sentence: stateSentence("refunded", order.kind),
    evidence,
    refund: { movementId: movement.movementId, reason },
  });
  await giveBack(ctx, order);
  await recordAudit(ctx, {
    action: "shop.order.refund",
    subjectType: "order",
    subjectId: String(number),
    before: { state: order.state },
    after: { state: "refunded", total: coinsToNumber(total), by },
    reason,
  });
  const payload = { number, discordId: buyer, total: total.toString(), reason };
  await announce(ctx, "shop.order.refunded", payload, String(number));
}

async function giveBack(ctx: GuildContext, order: LockedOrder): Promise<void> {
  if (order.itemId === null) return;
  if (returnsStock(order.state)) {
    await prepared(
      ctx.db,
      `update shop_items set stock_quantity = stock_quantity + $3
       where guild_id = $1 and item_id = $2 and stock_quantity is not null`,
      [ctx.guildId, order.itemId, order.quantity],
    );
  }
  await recountItem(ctx, order.itemId);
  await catalogueChanged(ctx);
}

/**
 * The buyer takes an order back before it is staged.
 * @throws AppError not_found for somebody else's order; conflict when it is on its way
 */
export async function cancelOrder(ctx: GuildContext, number: number): Promise<void> {
  const { discordId } = await buyerOf(ctx, number);
  if (discordId !== actingPerson(ctx.actor)) throw notFound("This order does not exist.");
  await refundOrder(ctx, number, "Taken back by the buyer.", "buyer");
}
