import type { GuildContext } from "@/db/context";
import { recordAudit } from "@/features/audit/mutations";
import type { Level } from "@/features/guilds/levels";
import { assertRefundable } from "@/features/shop/data/refund-limit";
import { lockOrder } from "@/features/shop/mutations/order-row";
import { advanceOrder } from "@/features/shop/mutations/orders";
import { refundOrder } from "@/features/shop/mutations/refund";
import { mayAdvance } from "@/features/shop/order-states";
import { conflict, notFound } from "@/lib/errors";
import { type Attempt, lockAttempt } from "../data/attempts";
import { deliveryServer } from "../data/server";
import { type Settlement, settleProblem } from "../settle";
import { abandonAttempt, takeBackAttempt } from "./attempts";
import { storeChoices } from "./file";
import { stepAttempt } from "./step";

async function attemptOf(ctx: GuildContext, id: string): Promise<Attempt> {
  const attempt = await lockAttempt(ctx, id);
  if (!attempt) throw notFound("This delivery does not exist.");
  return attempt;
}

/**
 * Takes a delivery back before its restart. What was never written ends at once and is refunded; what may stand in
 * the file comes out first, and is refunded when the log proves that no start read it.
 * @throws AppError not_found; conflict once a restart was seen
 */
export async function takeBack(ctx: GuildContext, id: string, reason: string): Promise<void> {
  const attempt = await attemptOf(ctx, id);
  if (attempt.state === "planned" && attempt.intentAt === null) {
    await abandonAttempt(ctx, { ...attempt, reason: null }, `Taken back by staff: ${reason}`);
    return;
  }
  const may = attempt.state === "planned" || attempt.state === "staged";
  if (!may) throw conflict("A restart was seen, or it is over: it cannot be taken back any more.");
  await takeBackAttempt(ctx, attempt, `Taken back by staff: ${reason}`);
}

/**
 * A person has looked: the thing is there, its coins go back, or it is tried again. Again only where nothing was
 * ever written.
 * @param level of who looked: how much they may give back
 * @throws AppError not_found; forbidden above the level's limit; conflict where the evidence forbids it
 */
export async function settleAttempt(
  ctx: GuildContext,
  id: string,
  how: Settlement,
  reason: string,
  level: Level | undefined,
): Promise<void> {
  const attempt = await attemptOf(ctx, id);
  const problem = settleProblem(attempt, how);
  if (problem) throw conflict(problem);
  if (how === "refund" && attempt.number !== null) await assertRefundable(ctx, attempt.number, level);
  const words = `By staff: ${reason}`;
  await stepAttempt(ctx, attempt, how === "placed" ? "fulfilled" : "abandoned", { reason: words });
  if (attempt.number === null) return;
  if (how === "refund") {
    await refundOrder(ctx, attempt.number, reason);
    return;
  }
  const order = await lockOrder(ctx, attempt.number);
  const to = how === "placed" ? "delivered" : "queued";
  if (mayAdvance(order.kind, order.state, to))
    await advanceOrder(ctx, attempt.number, to, { sentence: words });
}

/** What the guild chooses for a server's deliveries. */
export interface DeliveryChoices {
  /** enableCEPersistency of what is planned from now on. */
  persistent: boolean;
  /** A buyer within this many metres after the boot has likely collected. */
  reachMetres: number;
}

/** Changes how deliveries of a server are planned from now on. @throws AppError not_found */
export async function saveChoices(
  ctx: GuildContext,
  serviceId: string,
  { persistent, reachMetres }: DeliveryChoices,
): Promise<void> {
  const before = await deliveryServer(ctx, serviceId);
  if (!before) throw notFound("This guild has no such game server.");
  await storeChoices(ctx, serviceId, { persistent, reachMetres });
  await recordAudit(ctx, {
    action: "deliveries.choices.update",
    subjectType: "service",
    subjectId: serviceId,
    before: { persistent: before.persistent, reachMetres: before.reachMetres },
    after: { persistent, reachMetres },
  });
}
