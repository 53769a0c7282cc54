import type { GuildContext } from "@/db/context";
import { ticketVerdictEffects } from "@/db/schema/cases";
import { recordAudit } from "@/features/audit/mutations";
import { PRIVATE_SUBJECT } from "@/features/audit/rules";
import { compensate } from "@/features/economy/mutations/verdict";
import { askListChange } from "@/features/nitrado/control/mutations/lists";
import { purchase } from "@/features/shop/mutations/purchase";
import { refundOrder } from "@/features/shop/mutations/refund";
import { dataOf } from "../../data/row";
import { effectsOf } from "../rules";
import type { EffectKind } from "../words";
import type { Case } from "./gather";

type Values = Omit<typeof ticketVerdictEffects.$inferInsert, "guildId" | "verdictId" | "kind">;

/** Longest reason that a game server's list keeps. */
const LIST_REASON = 200;

interface Given {
  id: number;
  number: number;
  name: string;
}

const oneLine = (text: string, most: number) =>
  text
    .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .slice(0, most);

async function ban(ctx: GuildContext, about: Case, verdict: Given): Promise<Values> {
  const { target, draft, servers, letter } = about;
  if (!target) throw new Error("A ban without a player passed its rules.");
  const days = draft.ban?.days ?? null;
  const lists: { serviceId: string; name: string; entry: string; changeId: number }[] = [];
  for (const { serviceId, name, byId } of servers) {
    const entry = byId && target.platformId ? target.platformId : target.name;
    const change = await askListChange(
      ctx,
      {
        serviceId,
        list: "bans",
        action: "add",
        entry,
        reason: oneLine(`Verdict ${verdict.number}: ${letter.rule ?? outside(about)}`, LIST_REASON),
        hours: days === null ? null : days * 24,
        key: `verdict-${verdict.number}-ban-${serviceId}`,
      },
      verdict.name,
    );
    lists.push({ serviceId, name, entry, changeId: change.id });
  }
  return { ...person(about), days, endsAt: letter.ban?.endsAt ?? null, lists };
}

const person = ({ target }: Case): Values =>
  target ? { discordId: target.discordId, playerId: target.playerId, playerName: target.name } : {};

/** A report about staff gives its reasons nowhere but in the ticket. */
const outside = ({ row, letter }: Case): string => (row.isPrivate ? "Decided by the team." : letter.reason);

const opener = ({ row }: Case): Values => ({
  discordId: row.createdBy,
  playerName: dataOf(row).openerName,
});

async function refund(ctx: GuildContext, about: Case, verdict: Given): Promise<Values> {
  const { order } = about;
  if (!order) throw new Error("A refund without an order passed its rules.");
  await refundOrder(ctx, order.number, oneLine(`Verdict ${verdict.number}: ${outside(about)}`, 300), "staff");
  return { ...opener(about), orderNumber: order.number, amount: BigInt(order.total) };
}

async function coins(ctx: GuildContext, about: Case, verdict: Given): Promise<Values> {
  const amount = about.draft.coins ?? 0;
  const { movementId } = await compensate(ctx, {
    verdict: verdict.number,
    discordId: about.row.createdBy,
    amount,
    reason: oneLine(outside(about), 300),
  });
  return { ...opener(about), amount: BigInt(amount), movementId };
}

/** Coins for its price, and the order that they pay: what becomes of it is what becomes of every order. */
async function item(ctx: GuildContext, about: Case, verdict: Given): Promise<Values> {
  const { gift, row } = about;
  if (!gift) throw new Error("An item without a choice passed its rules.");
  const { movementId } = await compensate(ctx, {
    verdict: verdict.number,
    discordId: row.createdBy,
    amount: gift.total,
    reason: oneLine(`${gift.name}: ${outside(about)}`, 300),
    part: "item",
  });
  const order = { ...gift.order, key: `verdict-${verdict.number}` };
  const { number } = await purchase(ctx, order, row.createdBy);
  return { ...opener(about), orderNumber: number, amount: BigInt(gift.total), movementId };
}

const DO: Record<EffectKind, (ctx: GuildContext, about: Case, verdict: Given) => Promise<Values>> = {
  warn: async (_ctx, about) => person(about),
  ban,
  refund,
  coins,
  item,
};

/** Does what a verdict says, each part by the verb of its own feature, with a line of the log that can be undone. */
export async function applyEffects(ctx: GuildContext, about: Case, verdict: Given): Promise<void> {
  // Accounts are locked by the first part that moves coins: the same one for all of them, the opener's.
  for (const kind of effectsOf(about.draft)) {
    const values = await DO[kind](ctx, about, verdict);
    const [made] = await ctx.db
      .insert(ticketVerdictEffects)
      .values({ guildId: ctx.guildId, verdictId: verdict.id, kind, createdAt: ctx.now, ...values })
      .returning({ id: ticketVerdictEffects.id });
    if (!made) throw new Error("The effect was not stored.");
    await recordAudit(ctx, {
      action: `tickets.verdict.${kind}`,
      subjectType: about.row.isPrivate ? PRIVATE_SUBJECT : "verdict_effect",
      subjectId: String(made.id),
      after: {
        verdict: verdict.number,
        ticket: about.row.number,
        name: values.playerName ?? null,
        ...(values.amount != null && { amount: Number(values.amount) }),
        ...(values.orderNumber != null && { order: values.orderNumber }),
        ...(kind === "ban" && { days: values.days ?? null }),
        stands: true,
      },
      reason: about.letter.reason,
    });
  }
}
