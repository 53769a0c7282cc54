import type { GuildContext } from "@/db/context";
import { recordAudit } from "@/features/audit/mutations";
import { publish } from "@/features/events/mutations";
import { coinsFromNumber, coinsToNumber } from "@/lib/money";
import { economyEvents } from "../events";
import { actorName } from "../policy";
import { pay } from "../rules";
import { post } from "./post";

export interface VerdictCoins {
  /** Number of the verdict within the guild: each moves coins once, and takes them back once. */
  verdict: number;
  discordId: string;
  amount: number;
  reason: string;
  /** `item` pays an order of theirs; each verdict has one of either. */
  part?: "coins" | "item";
}

const KEYS = { coins: { grant: "coins", fine: "back" }, item: { grant: "item", fine: "item-back" } } as const;

async function move(
  ctx: GuildContext,
  kind: "grant" | "fine",
  { verdict, discordId, amount, reason, part = "coins" }: VerdictCoins,
): Promise<{ movementId: string; balance: number }> {
  const coins = coinsFromNumber(amount);
  const given = kind === "grant";
  const posted = await post(ctx, {
    key: `verdict:${verdict}:${KEYS[part][kind]}`,
    kind: "verdict",
    legs: given ? pay("mint", { person: discordId }, coins) : pay({ person: discordId }, "sink", coins),
    cause: { kind: "verdict", id: String(verdict) },
    description: reason,
    metadata: { reason, by: actorName(ctx.actor) },
  });
  const balance = posted.legs.find((leg) => leg.person === discordId)?.balanceAfter ?? 0n;
  if (!posted.replayed) {
    await recordAudit(ctx, {
      action: given ? "economy.verdict.give" : "economy.verdict.take",
      subjectType: "economy_account",
      subjectId: discordId,
      after: { verdict, amount, balance: coinsToNumber(balance) },
      reason,
    });
    await publish(ctx, {
      type: "economy.adjusted",
      key: posted.movementId,
      payload: economyEvents.adjusted.parse({ kind, discordId, amount: coins.toString(), reason }),
    });
  }
  return { movementId: posted.movementId, balance: coinsToNumber(balance) };
}

/** Coins from the guild's mint that a verdict gives, once a verdict. Limits are the caller's. */
export const compensate = (ctx: GuildContext, coins: VerdictCoins) => move(ctx, "grant", coins);

/**
 * The movement the other way: what a verdict gave leaves circulation, and both stay in the ledger.
 * @throws AppError conflict (`not-enough`) when it is spent: a balance is never negative
 */
export const takeCompensationBack = (ctx: GuildContext, coins: VerdictCoins) => move(ctx, "fine", coins);
