import type { GuildContext } from "@/db/context";
import type { Level } from "@/features/guilds/levels";
import { moderation } from "@/features/guilds/moderation/data";
import { capProblem } from "@/features/guilds/moderation/rules";
import { forbidden } from "@/lib/errors";
import { buyerOf } from "../mutations/order-row";

/** Why somebody of this level may not give an order's coins back, with who may; null where they may. @throws AppError not_found */
export async function refundLimit(
  ctx: GuildContext,
  number: number,
  level: Level | undefined,
): Promise<string | null> {
  const { total, serviceId } = await buyerOf(ctx, number);
  return capProblem(await moderation(ctx, serviceId), level, "refund", total);
}

/** @throws AppError not_found; forbidden for more coins than the guild lets this level give back */
export async function assertRefundable(
  ctx: GuildContext,
  number: number,
  level: Level | undefined,
): Promise<void> {
  const problem = await refundLimit(ctx, number, level);
  if (problem) throw forbidden(`${problem} Nothing was changed.`);
}
