import type { GuildContext } from "@/db/context";
import { currencyOf } from "@/features/economy/data/settings";
import type { Level } from "@/features/guilds/levels";
import { moderation } from "@/features/guilds/moderation/data";
import { orderDetail } from "@/features/shop/data/order";
import { refundProblem } from "@/features/shop/order-states";
import { AppError } from "@/lib/errors";
import { DAY } from "@/lib/time";
import { type TicketRow, typeOf } from "../../data/row";
import { reportRow } from "../../evidence/data/reports";
import { type BanServer, banServers, givenOn, type Target, targetOf } from "../data/facts";
import { type Gift, giftOf } from "../data/gifts";
import { verdictByNumber } from "../data/verdicts";
import { appealEnd, appealedBy, type VerdictDraft, type VerdictFacts } from "../rules";
import type { VerdictInput } from "../schema";
import type { LetterFacts } from "../words";

/** What a verdict is decided with, read under the ticket's lock. */
export interface Case {
  row: TicketRow;
  by: string;
  draft: VerdictDraft;
  facts: VerdictFacts;
  target: Target | null;
  /** Where a ban is written. */
  servers: BanServer[];
  order: { number: number; total: number } | null;
  gift: Gift | null;
  /** Number of the verdict that the ticket appeals. */
  appealOf: number | null;
  letter: LetterFacts;
}

export const draftOf = (input: VerdictInput): VerdictDraft => ({
  decision: input.decision,
  warn: input.warn,
  ban: input.ban ? { days: input.days } : null,
  refund: input.refund,
  coins: input.compensate ? (input.coins ?? 0) : null,
  item: input.give,
});

async function orderOf(ctx: GuildContext, number: number | null, buyer: string) {
  if (number === null) return null;
  try {
    const order = await orderDetail(ctx, number, { discordId: buyer });
    return { number, total: order.total, problem: refundProblem(order.state, "staff") };
  } catch (error) {
    if (!(error instanceof AppError && error.code === "not_found")) throw error;
    return { number, total: 0, problem: "This is no order of the ticket's opener." };
  }
}

/** Everything that a verdict on a locked ticket depends on. */
export async function gather(
  ctx: GuildContext,
  row: TicketRow,
  who: { by: string; level: Level | undefined },
  input: VerdictInput,
): Promise<Case> {
  const { by, level } = who;
  const report = await reportRow(ctx, row.ticketId);
  const other = report?.parties.find(({ role }) => role === "other");
  const appealOf = appealedBy(row);
  const [rules, currency, all, given, order, gift, appealed] = await Promise.all([
    moderation(ctx, report?.serviceId),
    currencyOf(ctx, ctx.guildId),
    banServers(ctx),
    givenOn(ctx, row.ticketId),
    input.refund ? orderOf(ctx, input.order, row.createdBy) : null,
    input.give ? giftOf(ctx, row.createdBy, input.item, input.drop) : null,
    appealOf === null ? null : verdictByNumber(ctx, appealOf),
  ]);
  const named = other?.playerId ?? input.target;
  const target = named === null ? null : await targetOf(ctx, named);
  const here = report && !input.everywhere ? all.filter((one) => one.serviceId === report.serviceId) : all;
  const servers = here.filter(({ refusal }) => refusal === null);
  const draft = draftOf(input);
  const ends = draft.ban?.days ? new Date(ctx.now.getTime() + draft.ban.days * DAY) : null;
  return {
    row,
    by,
    draft,
    target,
    servers,
    order: order && { number: order.number, total: order.total },
    gift,
    appealOf,
    facts: {
      moderation: rules,
      level,
      ownTicket: row.createdBy === by,
      ownVerdict: appealed?.by.discordId === by,
      target: target && { self: target.discordId === by, opener: target.discordId === row.createdBy },
      servers: servers.length,
      order,
      item: gift,
      given,
    },
    letter: {
      decision: draft.decision,
      type: typeOf(row),
      rule: input.rule,
      reason: input.reason,
      warn: draft.warn,
      ban: draft.ban && { days: draft.ban.days, endsAt: ends, servers: servers.map(({ name }) => name) },
      refund: order && { order: order.number, coins: order.total },
      coins: draft.coins,
      item: gift?.name ?? null,
      symbol: currency.symbol,
      appealUntil: appealEnd(ctx.now),
    },
  };
}
