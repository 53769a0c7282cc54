import { and, count, eq, inArray, max } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { auditLog, guildSectionGrants } from "@/db/schema/core";
import { connections } from "@/features/nitrado/data/access";
import { setupServices } from "@/features/nitrado/data/setup";
import { itemsOnSale } from "@/features/shop/data/on-sale";
import { guildPlan } from "@/features/supporters/data/guild-plan";
import type { SetupFacts } from "../setup";
import { missingInDiscord } from "./discord-problems";
import { channelList, feedStates } from "./feeds";
import { syncState } from "./members";

const a = auditLog;
const r = guildSectionGrants;

/** Subject of the log's lines about a step that was looked at; its id is the step. */
export const SETUP_SUBJECT = "setup_step";
const ECONOMY_SUBJECT = "economy_settings";

/** When each step was last looked at, and when the rules for coins were last changed. */
async function fromLog(ctx: GuildContext) {
  const rows = await ctx.db
    .select({ type: a.subjectType, id: a.subjectId, at: max(a.createdAt) })
    .from(a)
    .where(and(eq(a.guildId, ctx.guildId), inArray(a.subjectType, [SETUP_SUBJECT, ECONOMY_SUBJECT])))
    .groupBy(a.subjectType, a.subjectId);
  const seen = rows.flatMap(({ type, id, at }) => (at ? [{ type, id, at }] : []));
  const economy = seen.filter(({ type }) => type === ECONOMY_SUBJECT).map(({ at }) => at.getTime());
  return {
    reviewed: new Map(seen.filter(({ type }) => type === SETUP_SUBJECT).map(({ id, at }) => [id, at])),
    economyChangedAt: economy.length === 0 ? null : new Date(Math.max(...economy)),
  };
}

async function rightsGiven(ctx: GuildContext): Promise<SetupFacts["rights"]> {
  const [row] = await ctx.db
    .select({ count: count(), givenAt: max(r.createdAt) })
    .from(r)
    .where(eq(r.guildId, ctx.guildId));
  return row ?? { count: 0, givenAt: null };
}

/** How far the guild is set up, from what is kept here: neither Discord nor Nitrado is asked. */
export async function setupFacts(ctx: GuildContext): Promise<SetupFacts> {
  const [sync, channels, feeds, missing, plan, accounts, services, onSale, rights, log] = await Promise.all([
    syncState(ctx),
    channelList(ctx),
    feedStates(ctx),
    missingInDiscord(ctx),
    guildPlan(ctx),
    connections(ctx),
    setupServices(ctx),
    itemsOnSale(ctx),
    rightsGiven(ctx),
    fromLog(ctx),
  ]);
  const { at, botPresent, members } = sync;
  return {
    sync: { at: at === null ? null : new Date(at), botPresent, members },
    channels,
    feeds,
    missing,
    plan,
    connections: accounts,
    services,
    onSale,
    rights,
    ...log,
  };
}

/** Whether somebody has looked at a step and left it. */
export async function isReviewed(ctx: GuildContext, step: string): Promise<boolean> {
  const rows = await ctx.db
    .select({ id: a.id })
    .from(a)
    .where(
      and(
        eq(a.guildId, ctx.guildId),
        eq(a.subjectType, SETUP_SUBJECT),
        eq(a.subjectId, step),
        eq(a.action, "guilds.setup.review"),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
