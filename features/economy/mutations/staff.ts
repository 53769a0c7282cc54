import type { GuildContext } from "@/db/context";
import { recordAudit } from "@/features/audit/mutations";
import { publish } from "@/features/events/mutations";
import { coinsFromNumber, coinsToNumber } from "@/lib/money";
import { economyEvents } from "../events";
import { actorName } from "../policy";
import { pay } from "../rules";
import type { StaffAmountInput } from "../schema";
import { post } from "./post";

async function byStaff(
  ctx: GuildContext,
  kind: "grant" | "fine",
  input: StaffAmountInput,
  action = `economy.${kind}`,
): Promise<{ balance: number; replayed: boolean }> {
  const { discordId: person, reason } = input;
  const amount = coinsFromNumber(input.amount);
  const posted = await post(ctx, {
    key: `${kind}:${actorName(ctx.actor)}:${input.key}`,
    kind,
    legs: kind === "grant" ? pay("mint", { person }, amount) : pay({ person }, "sink", amount),
    cause: { kind, id: input.key },
    description: reason,
    metadata: { reason, by: actorName(ctx.actor) },
    request: { reason },
  });
  const balance = posted.legs.find((leg) => leg.person === person)?.balanceAfter ?? 0n;
  if (!posted.replayed) {
    const after = { amount: input.amount, balance: coinsToNumber(balance) };
    const payload = economyEvents.adjusted.parse({
      kind,
      discordId: person,
      amount: amount.toString(),
      reason,
    });
    await recordAudit(ctx, {
      action,
      subjectType: "economy_account",
      subjectId: person,
      after,
      reason,
    });
    await publish(ctx, { type: "economy.adjusted", key: posted.movementId, payload });
  }
  return { balance: coinsToNumber(balance), replayed: posted.replayed };
}

/** Staff give coins from the guild's mint, with the reason that the person reads in the ledger. */
export const grantCoins = (ctx: GuildContext, input: StaffAmountInput) => byStaff(ctx, "grant", input);

/** Staff take coins. @throws AppError conflict when the person has fewer: a balance is never negative */
export const fineCoins = (ctx: GuildContext, input: StaffAmountInput) => byStaff(ctx, "fine", input);

/**
 * Sets back what staff gave or took, by a movement the other way: what was given stays in the ledger.
 * @param entryId of the audit log: each is undone once
 * @throws AppError conflict when what was given is spent
 */
export function undoStaffCoins(
  ctx: GuildContext,
  entryId: number,
  done: { kind: "grant" | "fine"; discordId: string; amount: number; reason: string | null },
) {
  const { kind, discordId, amount, reason } = done;
  const words = kind === "grant" ? "Taken back" : "Given back";
  return byStaff(
    ctx,
    kind === "grant" ? "fine" : "grant",
    {
      key: `undo-entry-${entryId}`,
      discordId,
      amount,
      reason: `${words}: ${reason ?? "no reason"}`.slice(0, 300),
    },
    "economy.undo",
  );
}
