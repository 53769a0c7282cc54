import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketVerdictEffects, ticketVerdicts } from "@/db/schema/cases";
import { currencyOf } from "@/features/economy/data/settings";
import { takeCompensationBack } from "@/features/economy/mutations/verdict";
import { actingPerson } from "@/features/economy/policy";
import type { Level } from "@/features/guilds/levels";
import { moderation } from "@/features/guilds/moderation/data";
import { personByDiscord } from "@/features/identity/data/people";
import { askListChange } from "@/features/nitrado/control/mutations/lists";
import { notify } from "@/features/notices/mutations";
import { refundOrder } from "@/features/shop/mutations/refund";
import { conflict, notFound } from "@/lib/errors";
import { coinsToNumber } from "@/lib/money";
import { auditTicket } from "../../mutations/audit";
import { lockTicket, logChange, nameOf, saveTicket } from "../../mutations/locked";
import { type EffectRow, kindOf, type VerdictRow } from "../data/verdicts";
import { undoProblem } from "../rules";
import type { UndoEffectInput } from "../schema";
import { effectWords } from "../words";

const e = ticketVerdictEffects;
const v = ticketVerdicts;

async function find(ctx: GuildContext, effectId: number) {
  const [found] = await ctx.db
    .select({ effect: e, verdict: v })
    .from(e)
    .innerJoin(v, and(eq(v.guildId, e.guildId), eq(v.id, e.verdictId)))
    .where(and(eq(e.guildId, ctx.guildId), eq(e.id, effectId)));
  if (!found) throw notFound("This effect does not exist.");
  return found;
}

async function liftBan(ctx: GuildContext, effect: EffectRow, number: number, by: string, reason: string) {
  for (const { serviceId, entry } of effect.lists) {
    await askListChange(
      ctx,
      {
        serviceId,
        list: "bans",
        action: "remove",
        entry,
        reason: `Verdict ${number} was taken back: ${reason}`.slice(0, 200),
        hours: null,
        key: `verdict-${number}-lift-${serviceId}`,
      },
      by,
    );
  }
}

async function tell(ctx: GuildContext, effect: EffectRow, words: string, reason: string, number: number) {
  const person = effect.discordId === null ? null : await personByDiscord(ctx, effect.discordId);
  if (!person) return;
  await notify(ctx, {
    grizzlyUserId: person.id,
    kind: "tickets.verdict",
    level: effect.kind === "coins" || effect.kind === "item" ? "warning" : "info",
    title: `Taken back: ${words}`,
    body: reason,
    href: `/me/verdicts/${ctx.guildId}/${number}`,
    key: `verdict-undo:${effect.id}`,
  });
}

async function takeBack(
  ctx: GuildContext,
  effect: EffectRow,
  verdict: VerdictRow,
  by: string,
  reason: string,
) {
  const kind = kindOf(effect);
  if (kind === "ban") await liftBan(ctx, effect, verdict.number, by, reason);
  // Where the shop has given the coins back already, this finds that and goes on.
  if (kind === "item" && effect.orderNumber !== null)
    await refundOrder(
      ctx,
      effect.orderNumber,
      `Verdict ${verdict.number} was taken back: ${reason}`.slice(0, 300),
      "verdict",
    );
  if ((kind === "coins" || kind === "item") && effect.discordId !== null)
    await takeCompensationBack(ctx, {
      verdict: verdict.number,
      discordId: effect.discordId,
      amount: coinsToNumber(effect.amount ?? 0n),
      reason: `Taken back: ${reason}`.slice(0, 300),
      part: kind,
    });
}

/**
 * Takes one effect of a verdict back: a warning no longer counts, a ban is lifted, coins go by a movement the other
 * way, an item's order is refunded before. The same effect again changes nothing.
 * @param level of the acting person in tickets: nobody takes back what is beyond their caps
 * @throws AppError not_found; conflict for a refund, past a cap, where coins are spent (`not-enough`), and for an item
 * that is on its way or delivered
 */
export async function undoEffect(
  ctx: GuildContext,
  level: Level | undefined,
  { effectId, reason }: UndoEffectInput,
): Promise<{ ticket: number; replayed: boolean }> {
  const by = actingPerson(ctx.actor);
  const ticket = (await find(ctx, effectId)).verdict.ticketNumber;
  const row = await lockTicket(ctx, ticket);
  // Read again under the ticket's lock: whoever came first has done it.
  const { effect, verdict } = await find(ctx, effectId);
  if (effect.undoneAt !== null) return { ticket, replayed: true };
  const kind = kindOf(effect);
  const amount = effect.amount === null ? null : coinsToNumber(effect.amount);
  const problem = undoProblem(
    { kind, undone: false, amount, days: effect.days },
    { moderation: await moderation(ctx), level },
  );
  if (problem) throw conflict(`${problem} Nothing was changed.`, { code: "state" });
  const name = await nameOf(ctx, by);
  await takeBack(ctx, effect, verdict, name, reason);
  await ctx.db
    .update(e)
    .set({ undoneAt: ctx.now, undoneBy: name, undoneReason: reason })
    .where(and(eq(e.guildId, ctx.guildId), eq(e.id, effectId)));
  const { symbol } = await currencyOf(ctx, ctx.guildId);
  const words = effectWords(
    { kind, playerName: effect.playerName, amount, order: effect.orderNumber, days: effect.days },
    symbol,
  );
  await saveTicket(ctx, row, { names: { [by]: name } });
  await logChange(ctx, row, by, "verdict-undone", { before: words, after: words });
  await auditTicket(ctx, row, "verdict.undo", {
    before: { verdict: verdict.number, effect: words, stands: true },
    after: { verdict: verdict.number, effect: words, stands: false },
    reason,
  });
  await tell(ctx, effect, words, reason, verdict.number);
  return { ticket, replayed: false };
}

/** Whether an effect stands, for the log of what was done. @throws AppError not_found */
export async function effectStands(ctx: GuildContext, effectId: number): Promise<boolean> {
  return (await find(ctx, effectId)).effect.undoneAt === null;
}
