import { notFound } from "next/navigation";
import { cache } from "react";
import { type GuildContext, withGuild } from "@/db/context";
import { currencyOf } from "@/features/economy/data/settings";
import { balanceOf, balanceSteps } from "@/features/economy/data/wallet";
import { moderation } from "@/features/guilds/moderation/data";
import { mayEnter } from "@/features/guilds/rules";
import type { Section } from "@/features/guilds/schema";
import { requireGuild, requireGuildMember } from "@/features/identity/web/session";
import { linkedPlayer } from "@/features/players/data/links";
import { playerDeaths, playerSessionsOf } from "@/features/players/data/player-history";
import { buyerOrders } from "@/features/shop/data/orders";
import { refundProblem } from "@/features/shop/order-states";
import { orderFilterInput } from "@/features/shop/schema";
import { DAY } from "@/lib/time";
import { linkedParties, ticketRef } from "../evidence/data/case";
import { ownDeaths } from "../evidence/data/deaths";
import { linesOf } from "../evidence/data/lines";
import { logUntil } from "../evidence/data/log-until";
import { evidenceOf, reportRow, toReport } from "../evidence/data/reports";
import { banServers, givenOn, targetOf } from "../verdict/data/facts";
import { giftChoices } from "../verdict/data/gifts";
import { ownVerdict } from "../verdict/data/own";
import { earlierEffects, rulesNamed, verdictByNumber, verdictsOf } from "../verdict/data/verdicts";
import { appealedBy } from "../verdict/rules";

const READ = { readOnly: true };
const SPARK_DAYS = 7;

/** The report of a ticket with its lines: frozen ones, or what the log has of them so far. */
async function evidencePart(ctx: GuildContext, ticketId: number) {
  const [row, evidence] = await Promise.all([reportRow(ctx, ticketId), evidenceOf(ctx, ticketId)]);
  if (!row) return { report: null, timeline: null, cards: evidence, lines: [], until: null };
  const timeline = evidence.find(({ kind }) => kind === "timeline") ?? null;
  const about = { serviceId: row.serviceId, from: row.fromAt, until: row.untilAt, parties: row.parties };
  const [lines, until] = await Promise.all([
    timeline ? timeline.lines : linesOf(ctx, about),
    logUntil(ctx, row.serviceId),
  ]);
  return {
    report: toReport(row),
    timeline,
    cards: evidence.filter(({ kind }) => kind === "line"),
    lines,
    until: until?.toISOString() ?? null,
  };
}

/** A page's evidence and verdicts, and what a verdict would be decided with. Everything is bounded. */
async function casePart(ctx: GuildContext, number: number, me: string, sees: (section: Section) => boolean) {
  const ref = await ticketRef(ctx, number);
  if (!ref) notFound();
  const { ticketId, createdBy } = ref;
  const appealOf = appealedBy(ref);
  const evidence = await evidencePart(ctx, ticketId);
  const other = evidence.report?.parties.find(({ role }) => role === "other");
  const ids = evidence.report?.parties.map(({ playerId }) => playerId) ?? [];
  const since = new Date(ctx.now.getTime() - SPARK_DAYS * DAY);
  const players = sees("players");
  const [
    rules,
    currency,
    verdicts,
    appealed,
    target,
    servers,
    orders,
    given,
    parties,
    balance,
    steps,
    named,
    gifts,
  ] = await Promise.all([
    moderation(ctx, evidence.report?.serviceId),
    currencyOf(ctx, ctx.guildId),
    verdictsOf(ctx, ticketId),
    appealOf === null ? null : verdictByNumber(ctx, appealOf),
    other ? targetOf(ctx, other.playerId) : null,
    banServers(ctx),
    sees("orders") ? buyerOrders(ctx, createdBy, orderFilterInput.parse({ limit: 12 })) : null,
    givenOn(ctx, ticketId),
    players ? linkedParties(ctx, ids, createdBy) : [],
    sees("economy") ? balanceOf(ctx, createdBy) : null,
    sees("economy") ? balanceSteps(ctx, createdBy, since) : null,
    rulesNamed(ctx),
    sees("orders") ? giftChoices(ctx, createdBy) : null,
  ]);
  const own = parties.find(({ discordId }) => discordId === createdBy);
  const [earlier, deaths, sessions] = await Promise.all([
    target ? earlierEffects(ctx, target.playerId) : [],
    own ? playerDeaths(ctx, own.playerId, { limit: 3 }) : null,
    own ? playerSessionsOf(ctx, own.playerId, { limit: 2 }) : null,
  ]);
  return {
    ...evidence,
    waitingSince: ref.waitingSince,
    verdicts,
    appealed,
    parties,
    deaths: deaths?.deaths ?? [],
    sessions: sessions?.sessions ?? [],
    steps: steps ?? [],
    balance,
    currency,
    orders: orders?.orders ?? [],
    moreOrders: orders?.next !== null,
    verdict: {
      caps: rules.caps,
      target: target && {
        name: target.name,
        self: target.discordId === me,
        linked: target.discordId !== null,
      },
      earlier,
      servers: servers.map(({ serviceId, name, refusal }) => ({ serviceId, name, refusal })),
      orders: (orders?.orders ?? []).map((order) => ({
        number: order.number,
        name: order.itemName,
        total: order.total,
        problem: refundProblem(order.state, "staff"),
      })),
      gifts,
      given,
      rules: named,
      ownTicket: createdBy === me,
      ownVerdict: appealed?.by.discordId === me,
      appealOf: appealed?.number ?? null,
    },
  };
}

/** What is beside a ticket on the desk: evidence, verdicts, and the facts that the reader may see. */
export const loadCase = cache(async (guildId: string, number: number) => {
  const { scope, access, user } = await requireGuild(guildId, "tickets");
  const sees = (section: Section) => mayEnter(access.sections, section, "viewer");
  const found = await withGuild(scope, (ctx) => casePart(ctx, number, user.discordId, sees), READ);
  return {
    ...found,
    level: access.sections.tickets,
    guild: { id: access.guildId, slug: access.slug, name: access.name },
  };
});

export type Case = Awaited<ReturnType<typeof loadCase>>;

/** What an opener sees of their own case: the report as they made it, and their verdicts. */
export const loadOwnCase = cache(async (guildId: string, number: number) => {
  const { scope, user } = await requireGuildMember(guildId);
  return withGuild(
    scope,
    async (ctx) => {
      const ref = await ticketRef(ctx, number);
      if (!ref || ref.createdBy !== user.discordId) notFound();
      const [row, verdicts] = await Promise.all([
        reportRow(ctx, ref.ticketId),
        verdictsOf(ctx, ref.ticketId),
      ]);
      const own = await Promise.all(
        verdicts.map(async (one) => ({
          messageId: one.messageId,
          verdict: await ownVerdict(ctx, one.number, user.discordId),
        })),
      );
      return {
        report: row && toReport(row),
        verdicts: own,
        symbol: (await currencyOf(ctx, ctx.guildId)).symbol,
      };
    },
    READ,
  );
});

/** A verdict that concerns the person. */
export async function loadOwnVerdict(guildId: string, number: number) {
  const { scope, user } = await requireGuildMember(guildId);
  const found = await withGuild(
    scope,
    async (ctx) => ({
      verdict: await ownVerdict(ctx, number, user.discordId),
      symbol: (await currencyOf(ctx, ctx.guildId)).symbol,
      appeal: (await moderation(ctx)).appeal,
    }),
    READ,
  );
  const { verdict, ...rest } = found;
  if (!verdict) notFound();
  return { ...rest, verdict, guildId: scope.guildId };
}

export type OwnVerdictPage = Awaited<ReturnType<typeof loadOwnVerdict>>;

/** The person's last deaths in a guild, to report one; null where nobody is linked. */
export async function loadOwnDeaths(guildId: string) {
  const { scope, user } = await requireGuildMember(guildId);
  return withGuild(
    scope,
    async (ctx) => {
      const player = await linkedPlayer(ctx, ctx.guildId, user.discordId);
      if (!player) return null;
      return {
        player: player.name,
        deaths: await ownDeaths(ctx, { discordId: user.discordId, playerId: player.playerId }),
      };
    },
    READ,
  );
}
