import { and, asc, eq, isNull, max, ne, or, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { grizzlyUsers, guilds } from "@/db/schema/core";
import { guildSubscriptions, subscriptions } from "@/db/schema/patronage";
import { guildMembers } from "@/db/schema/servers";
import { recordAudit } from "@/features/audit/mutations";
import { publish } from "@/features/events/mutations";
import { wake } from "@/features/live/wake";
import { conflict, notFound } from "@/lib/errors";
import { DAY, formatSpan } from "@/lib/time";
import { type Plan, plansOf } from "../data/plans";
import { tierName, tierRank } from "../rules";
import type { Tier } from "../schema";
import { tellPlan, tellReplaced } from "./tell-plan";
import { followThanks } from "./thanks";

const g = guildSubscriptions;
type Row = typeof g.$inferSelect;

/** A plan is moved from guild to guild at most once in this time. */
export const MOVE_MS = DAY;

/** Subject of all lines about a guild's plan in its log: its history. */
export const GUILD_PLAN = "guild_plan";

interface Standing {
  tier: Tier;
  state: "active" | "grace" | "ended";
}

const ENDED: Standing = { tier: "none", state: "ended" };

async function bestPlan(ctx: SystemContext, personId: string): Promise<Plan | undefined> {
  const plans = await plansOf(ctx, personId);
  return plans.toSorted((one, other) => tierRank(other.tier) - tierRank(one.tier))[0];
}

const standing = (plan: Plan | undefined): Standing =>
  plan ? { tier: plan.tier, state: plan.state } : ENDED;

const standingOf = async (ctx: SystemContext, personId: string) => standing(await bestPlan(ctx, personId));

async function nameOf(ctx: SystemContext, personId: string | null): Promise<string | null> {
  if (!personId) return null;
  const [row] = await ctx.db
    .select({ name: grizzlyUsers.displayName })
    .from(grizzlyUsers)
    .where(eq(grizzlyUsers.id, personId));
  return row?.name ?? null;
}

interface Told extends Standing {
  supporter: string | null;
}

/** A change of a guild's plan stands in the guild's log, and goes to whoever listens. */
async function tell(
  ctx: SystemContext,
  guildId: string,
  action: string,
  before: Told | null,
  after: Told,
): Promise<void> {
  await recordAudit(ctx, {
    guildId,
    action,
    subjectType: GUILD_PLAN,
    subjectId: guildId,
    before: before && { ...before },
    after: { ...after },
  });
  await publish(ctx, {
    guildId,
    type: "supporters.guild.changed",
    payload: { before: before?.tier ?? "none", after: after.tier, state: after.state },
    orderKey: `guild-plan:${guildId}`,
  });
}

const running = (personId: string) =>
  and(eq(subscriptions.grizzlyUserId, personId), ne(subscriptions.state, "ended"));

/** When a person's plan last chose a guild, also where somebody else's has taken that place since. */
async function lastMove(ctx: SystemContext, personId: string): Promise<Date | null> {
  const [row] = await ctx.db
    .select({ at: max(subscriptions.movedAt) })
    .from(subscriptions)
    .where(running(personId));
  return row?.at ?? null;
}

/** The guild that the plan pays for until now goes without. */
async function leave(ctx: SystemContext, row: Row, told: Told): Promise<void> {
  await ctx.db
    .update(g)
    .set({ supporterUserId: null, tier: null, state: "ended", since: null, updatedAt: ctx.now })
    .where(eq(g.guildId, row.guildId));
  await tell(ctx, row.guildId, "supporters.guild.leave", told, { supporter: null, ...ENDED });
}

/** @throws AppError conflict within a day of the last move */
function tooSoon(moves: readonly (Date | null)[], from: Row | undefined, now: Date): void {
  const wait = Math.max(...moves.map((at) => at?.getTime() ?? 0)) + MOVE_MS - now.getTime();
  if (wait <= 0) return;
  const words = from?.guildName
    ? `Your plan pays for ${from.guildName} and was moved`
    : "Your plan was moved";
  throw conflict(
    `${words} less than a day ago. Nothing was changed. It can be moved again in ${formatSpan(wait)}.`,
  );
}

/**
 * A supporter's plan pays for a guild from now on, in the place of who paid before. It pays for one guild at a time.
 * @throws AppError not_found; conflict without a plan, for a guild that the person is no member of, for a guild that
 * a higher plan pays for, and within a day of the last move
 */
export async function supportGuild(ctx: SystemContext, guildId: string, personId: string): Promise<void> {
  const [[guild], [person]] = await Promise.all([
    ctx.db.select({ name: guilds.name }).from(guilds).where(eq(guilds.guildId, guildId)),
    // The person's row is the lock, as for every change of a plan.
    ctx.db.select().from(grizzlyUsers).where(eq(grizzlyUsers.id, personId)).for("update"),
  ]);
  if (!guild || !person) throw notFound();
  const mine = await standingOf(ctx, personId);
  if (mine.tier === "none")
    throw conflict(
      "You have no plan at the moment, so it cannot pay for a guild. Nothing was changed. Your supporter page says what is missing.",
    );
  const [member] = await ctx.db
    .select({ id: guildMembers.discordId })
    .from(guildMembers)
    .where(
      and(
        eq(guildMembers.guildId, guildId),
        eq(guildMembers.discordId, person.discordId),
        isNull(guildMembers.leftAt),
      ),
    );
  if (!member)
    throw conflict(
      `You are not among the members of ${guild.name} that Grizzly OS sees, so your plan cannot pay for it. Nothing was changed. Members are read every five minutes.`,
    );
  await ctx.db.insert(g).values({ guildId }).onConflictDoNothing();
  // In the order of their ids, so that two who change places wait for each other and do not lock up.
  const rows = await ctx.db
    .select()
    .from(g)
    .where(or(eq(g.guildId, guildId), eq(g.supporterUserId, personId)))
    .orderBy(asc(g.guildId))
    .for("update");
  const row = rows.find((one) => one.guildId === guildId);
  if (!row || row.supporterUserId === personId) return;
  const payer = row.supporterUserId;
  const theirs = payer ? await standingOf(ctx, payer) : ENDED;
  if (tierRank(theirs.tier) > tierRank(mine.tier))
    throw conflict(
      `${tierName(theirs.tier)} pays for ${guild.name} now, which is more than your ${tierName(mine.tier)}. Nothing was changed.`,
    );
  const others = rows.filter((one) => one !== row);
  tooSoon([await lastMove(ctx, personId), ...others.map(({ movedAt }) => movedAt)], others[0], ctx.now);
  const supporter = person.displayName;
  for (const other of others) await leave(ctx, other, { supporter, ...mine });
  await ctx.db.update(subscriptions).set({ movedAt: ctx.now }).where(running(personId));
  await ctx.db
    .update(g)
    .set({
      guildName: guild.name,
      supporterUserId: personId,
      tier: mine.tier,
      state: mine.state,
      since: ctx.now,
      movedAt: ctx.now,
      updatedAt: ctx.now,
    })
    .where(eq(g.guildId, guildId));
  const before = payer ? { supporter: await nameOf(ctx, payer), ...theirs } : null;
  await tell(ctx, guildId, "supporters.guild.support", before, { supporter, ...mine });
  if (payer && theirs.tier !== "none")
    await tellReplaced(ctx, { personId: payer, guildId, guild: guild.name, by: supporter });
}

/**
 * What hangs on a person's plan follows a change of it: the guild that it pays for, the thanks wall, and whatever page
 * the person has open. Called in the change's transaction.
 */
export async function followPlan(ctx: SystemContext, personId: string): Promise<void> {
  const rows = await ctx.db.select().from(g).where(eq(g.supporterUserId, personId)).for("update");
  const [plan, supporter] = [await bestPlan(ctx, personId), await nameOf(ctx, personId)];
  const now = standing(plan);
  await tellPlan(ctx, personId, plan);
  await followThanks(ctx, personId, now.tier);
  await wake(ctx, { kind: "user", userId: personId });
  for (const row of rows) {
    const before = { tier: (row.tier ?? "none") as Tier, state: row.state as Standing["state"] };
    if (before.tier === now.tier && before.state === now.state) continue;
    const tier = now.tier === "none" ? null : now.tier;
    await ctx.db
      .update(g)
      .set({ tier, state: now.state, updatedAt: sql`now()` })
      .where(eq(g.guildId, row.guildId));
    await tell(ctx, row.guildId, "supporters.guild.change", { supporter, ...before }, { supporter, ...now });
  }
}
