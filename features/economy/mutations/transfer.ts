import type { GuildContext } from "@/db/context";
import { publish } from "@/features/events/mutations";
import { conflict } from "@/lib/errors";
import { coinsFromNumber, coinsToNumber } from "@/lib/money";
import { economySettings } from "../data/settings";
import { linkedName, sentSince } from "../data/transfers";
import { economyEvents } from "../events";
import { actingPerson } from "../policy";
import { canonical, dayStart, decideTransfer } from "../rules";
import type { Leg, TransferInput } from "../schema";
import { writeMovement } from "./legs";
import { openMovement } from "./movement";
import { replayOf } from "./post";

export interface TransferResult {
  amount: number;
  fee: number;
  balance: number;
  replayed: boolean;
}

/**
 * Sends coins of the acting person to a linked player's person; the fee goes to the guild's sink.
 * @throws AppError conflict with the reasons when it is not allowed, or when the key was used for something else
 */
export async function transfer(ctx: GuildContext, input: TransferInput): Promise<TransferResult> {
  const from = actingPerson(ctx.actor);
  const { toDiscordId: to, note } = input;
  // In a space of its own, so that no client can take the key of a reward or of somebody else.
  const key = `transfer:${from}:${input.key}`;
  const amount = coinsFromNumber(input.amount);
  const [settings, sender, recipient] = await Promise.all([
    economySettings(ctx),
    linkedName(ctx, from),
    linkedName(ctx, to),
  ]);
  const movement = await openMovement(ctx, {
    key,
    kind: "transfer",
    amount,
    cause: { kind: "transfer", id: input.key },
    request: canonical({ from, to, amount, note }),
    persons: [...new Set([from, to])].sort(),
  });
  if (!movement) return replayed(ctx, input, key, from);
  const { fee, total, reasons } = decideTransfer({
    settings,
    amount,
    balance: movement.balances.get(from) ?? 0n,
    sentToday: await sentSince(ctx, from, dayStart(ctx.now)),
    samePerson: from === to,
    recipientLinked: recipient !== null,
  });
  if (reasons.length > 0) throw conflict(reasons.join(" "), { code: "refused", reasons });
  const legs: Leg[] = [
    { account: { person: from }, amount: -total },
    { account: { person: to }, amount },
  ];
  if (fee > 0n) legs.push({ account: "sink", amount: fee });
  const metadata = { from, to, fromName: sender, toName: recipient, fee: coinsToNumber(fee), note };
  const written = await writeMovement(ctx, movement, legs, {
    description: `${sender ?? from} to ${recipient ?? to}${note && `: ${note}`}`,
    metadata,
  });
  const event = economyEvents.transferred.parse({ from, to, amount: amount.toString(), note });
  await publish(ctx, { type: "economy.transferred", key: movement.movementId, payload: event });
  const balance = written.find((leg) => leg.person === from)?.balanceAfter ?? 0n;
  return {
    amount: input.amount,
    fee: coinsToNumber(fee),
    balance: coinsToNumber(balance),
    replayed: false,
  };
}

async function replayed(
  ctx: GuildContext,
  input: TransferInput,
  key: string,
  from: string,
): Promise<TransferResult> {
  const { legs } = await replayOf(ctx, key);
  const own = legs.find((leg) => leg.person === from);
  const fee = -(own?.amount ?? 0n) - coinsFromNumber(input.amount);
  return {
    amount: input.amount,
    fee: coinsToNumber(fee),
    balance: coinsToNumber(own?.balanceAfter ?? 0n),
    replayed: true,
  };
}
