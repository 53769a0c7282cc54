import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { recordAudit } from "@/features/audit/mutations";
import { openAccounts } from "@/features/economy/mutations/movement";
import { actingPerson } from "@/features/economy/policy";
import { conflict, notFound } from "@/lib/errors";
import type { EvidenceRow } from "../dto";
import { answerProblem, answerState, mayAdvance, stateSentence } from "../order-states";
import type { AnswerInput, OrderState } from "../schema";
import { announce, catalogueChanged } from "./announce";
import { pauseIfFailing, recountItem } from "./item-record";
import { buyerOf, type LockedOrder, lockOrder, type StepFacts, writeStep } from "./order-row";
import { refundOrder } from "./refund";

export interface OrderStep {
  /** What the timeline says; a fixed sentence for the state by default. */
  sentence?: string;
  evidence?: EvidenceRow[];
  bootSeenAt?: Date;
  /** Until then the item can be collected: the restart after the one that placed it. */
  collectUntil?: Date;
  expectedAt?: Date;
}

const OUTCOMES: readonly OrderState[] = ["restart_seen", "delivered", "failed"];

async function advanceLocked(
  ctx: GuildContext,
  order: LockedOrder,
  to: OrderState,
  step: OrderStep & Pick<StepFacts, "answer">,
): Promise<void> {
  if (to === "refunded") throw new Error("A refund moves coins: use refundOrder().");
  if (!mayAdvance(order.kind, order.state, to))
    throw conflict(
      `Order ${order.number} is ${order.state.replace("_", " ")} and cannot become ${to.replace("_", " ")}.`,
      {
        code: "state",
        state: order.state,
      },
    );
  const { sentence = stateSentence(to, order.kind), evidence = [] } = step;
  await writeStep(ctx, order, to, { ...step, sentence, evidence });
  const { number, discordId, state: from } = order;
  await Promise.all([
    recordAudit(ctx, {
      action: "shop.order.advance",
      subjectType: "order",
      subjectId: String(number),
      before: { state: from },
      after: { state: to },
    }),
    announce(ctx, "shop.order.advanced", { number, discordId, from, to }),
  ]);
  if (order.itemId === null || !OUTCOMES.includes(to)) return;
  await recountItem(ctx, order.itemId);
  if (to === "failed") await pauseIfFailing(ctx, order.itemId);
  await catalogueChanged(ctx);
}

/**
 * Takes an order one step further, with the evidence for it. Deliveries and staff call it.
 * @throws AppError not_found; conflict where the step does not follow from the order's state
 */
export async function advanceOrder(
  ctx: GuildContext,
  number: number,
  to: OrderState,
  step: OrderStep = {},
): Promise<void> {
  await advanceLocked(ctx, await lockOrder(ctx, number), to, step);
}

/**
 * Marks an order failed because the item provably never reached the game, and gives the coins back.
 * The item pauses itself when that happens too often.
 */
export async function failOrder(ctx: GuildContext, number: number, step: OrderStep = {}): Promise<void> {
  // Accounts come before orders: whoever locks them the other way round could wait for us while we wait for them.
  await openAccounts(ctx, [(await buyerOf(ctx, number)).discordId]);
  await advanceOrder(ctx, number, "failed", step);
  await refundOrder(ctx, number, "It never reached the game.", "system");
}

/**
 * The buyer's answer: got it closes the order, not there brings it before a person.
 * @throws AppError not_found for somebody else's order; conflict when it is not the time to answer
 */
export async function answerOrder(ctx: GuildContext, input: AnswerInput): Promise<void> {
  const { number, answer, note } = input;
  const order = await lockOrder(ctx, number);
  if (order.discordId !== actingPerson(ctx.actor)) throw notFound("This order does not exist.");
  const problem = answerProblem(order.state);
  if (problem) throw conflict(problem, { code: "state", state: order.state });
  const sentence = answer === "got_it" ? "You got it." : "You said that it is not there. Staff look at it.";
  const evidence = note === "" ? [] : [{ label: "You wrote", value: note }];
  await advanceLocked(ctx, order, answerState(answer), { sentence, evidence, answer });
  await announce(ctx, "shop.order.answered", { number, discordId: order.discordId, answer, note });
}

/**
 * Closes orders whose buyers said nothing for 48 h after the boot. A job calls it.
 * @returns how many were closed, at most 200 a call
 */
export async function closeSilentOrders(ctx: GuildContext): Promise<number> {
  const due = await prepared<{ number: number }>(
    ctx.db,
    `select number from shop_purchases
     where guild_id = $1 and closed_at is null and closes_at <= $2 and state in ('restart_seen', 'likely_collected')
     order by closes_at limit 200 for update skip locked`,
    [ctx.guildId, ctx.now],
  );
  for (const { number } of due) {
    await advanceOrder(ctx, number, "delivered", {
      sentence: "Closed by itself, 48 hours after the restart and without an answer.",
    });
  }
  return due.length;
}
