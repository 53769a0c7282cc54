import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { grizzlyUsers } from "@/db/schema/core";
import { guildTierRoles, supporterRoles } from "@/db/schema/patronage";
import { guildMembers } from "@/db/schema/servers";
import { recordAudit } from "@/features/audit/mutations";
import { publish } from "@/features/events/mutations";
import { backoffMs } from "@/features/events/rules";
import { conflict, invalid } from "@/lib/errors";
import { tierOf } from "../data/plans";
import { tierRoles } from "../data/roles";
import { guildsAndRoles } from "../data/tier-choices";
import { rolesByTier, wantedRole } from "../role-rules";
import { tierName } from "../rules";
import type { Tier } from "../schema";

const r = supporterRoles;

/** A try that failed in passing is made this often; then the nightly look finds what is left. */
const MAX_TRIES = 8;

interface Wish {
  guildId: string;
  discordId: string;
  tier: Tier;
  roleId: string | null;
}

/** Keeps what somebody should hold in a guild. Grizzly OS carries it out within a moment. */
async function wish(ctx: SystemContext, { guildId, discordId, tier, roleId }: Wish): Promise<void> {
  const wanted = { tier, roleId, state: "waiting", drift: null, reason: null, attempts: 0, foundAt: null };
  await ctx.db
    .insert(r)
    .values({ guildId, discordId, ...wanted })
    .onConflictDoUpdate({
      target: [r.guildId, r.discordId],
      set: { ...wanted, round: sql`${r.round} + 1`, nextTryAt: sql`now()`, updatedAt: sql`now()` },
    });
}

async function tierOfMember(ctx: SystemContext, discordId: string): Promise<Tier> {
  const [person] = await ctx.db
    .select({ id: grizzlyUsers.id })
    .from(grizzlyUsers)
    .where(eq(grizzlyUsers.discordId, discordId));
  return person ? tierOf(ctx, person.id) : "none";
}

/** Wishes the role that somebody's plan gives in one guild, where that guild shows tiers at all. */
export async function wishRole(ctx: SystemContext, guildId: string, discordId: string): Promise<void> {
  const roles = await tierRoles(ctx, guildId);
  if (roles.size === 0) return;
  const tier = await tierOfMember(ctx, discordId);
  await wish(ctx, { guildId, discordId, tier, roleId: wantedRole(tier, roles) });
}

/** The same in every guild that a person is a member of, after their plan has changed. */
export async function wishRoles(ctx: SystemContext, grizzlyUserId: string): Promise<void> {
  const rows = await ctx.db
    .selectDistinct({ guildId: guildTierRoles.guildId, discordId: guildMembers.discordId })
    .from(grizzlyUsers)
    .innerJoin(guildMembers, eq(guildMembers.discordId, grizzlyUsers.discordId))
    .innerJoin(guildTierRoles, eq(guildTierRoles.guildId, guildMembers.guildId))
    .where(and(eq(grizzlyUsers.id, grizzlyUserId), sql`${guildMembers.leftAt} is null`));
  for (const { guildId, discordId } of rows) await wishRole(ctx, guildId, discordId);
}

export interface DueRole {
  guildId: string;
  discordId: string;
  tier: Tier;
  roleId: string | null;
  round: number;
  attempts: number;
}

/** Takes wishes that are due, and puts their next try ahead, so that two workers do not carry out the same. */
export async function claimRoles(ctx: SystemContext, limit: number): Promise<DueRole[]> {
  const due = await ctx.db
    .select()
    .from(r)
    .where(and(eq(r.state, "waiting"), lte(r.nextTryAt, sql`now()`)))
    .orderBy(asc(r.nextTryAt))
    .limit(limit)
    .for("update", { skipLocked: true });
  for (const { guildId, discordId, attempts } of due) {
    const wait = Math.max(20_000, backoffMs(attempts + 1, Math.random()));
    await ctx.db
      .update(r)
      .set({ attempts: attempts + 1, nextTryAt: sql`now() + make_interval(secs => ${wait / 1_000})` })
      .where(and(eq(r.guildId, guildId), eq(r.discordId, discordId)));
  }
  return due.map(({ guildId, discordId, tier, roleId, round, attempts }) => ({
    guildId,
    discordId,
    tier: tier as Tier,
    roleId,
    round,
    attempts: attempts + 1,
  }));
}

const thisRound = (due: DueRole) =>
  and(eq(r.guildId, due.guildId), eq(r.discordId, due.discordId), eq(r.round, due.round));

/** Discord has it so. A change is a line in the guild's log. @param change null where nothing had to change */
export async function roleApplied(
  ctx: SystemContext,
  due: DueRole,
  change: { before: string[]; after: string[] } | null,
): Promise<void> {
  const now = sql`now()`;
  const done = { state: "applied", drift: null, reason: null, foundAt: null, appliedAt: now, updatedAt: now };
  await ctx.db.update(r).set(done).where(thisRound(due));
  if (!change) return;
  await recordAudit(ctx, {
    guildId: due.guildId,
    action: "supporters.role.apply",
    subjectType: "member",
    subjectId: due.discordId,
    before: { roles: change.before },
    after: { roles: change.after, tier: due.tier },
  });
}

/** Somebody who is no member any more needs no role; should they come back, it is wished again. */
export async function roleObsolete(ctx: SystemContext, due: DueRole): Promise<void> {
  await ctx.db.delete(r).where(thisRound(due));
}

/**
 * Discord did not do it.
 * @param why a sentence
 * @param again null for what will not pass by itself, else the seconds that Discord asks to wait, 0 for none named
 */
export async function roleRefused(
  ctx: SystemContext,
  due: DueRole,
  why: string,
  again: number | null,
): Promise<void> {
  const over = again === null || due.attempts >= MAX_TRIES;
  await ctx.db
    .update(r)
    .set({
      reason: why,
      updatedAt: sql`now()`,
      ...(over && { state: "failed", foundAt: sql`coalesce(${r.foundAt}, now())` }),
      ...(!over && again && { nextTryAt: sql`now() + make_interval(secs => ${again})` }),
    })
    .where(thisRound(due));
}

/**
 * Says which role of a guild shows which tier; null for none. What its members hold is compared afterwards, and
 * nothing is given or taken before somebody has seen the difference.
 * @throws AppError invalid where one role would show two tiers
 */
export async function setTierRoles(
  ctx: SystemContext,
  guildId: string,
  wanted: ReadonlyMap<Exclude<Tier, "none">, string | null>,
): Promise<void> {
  const rows = [...wanted].flatMap(([tier, roleId]) => (roleId === null ? [] : [{ guildId, tier, roleId }]));
  if (new Set(rows.map(({ roleId }) => roleId)).size < rows.length)
    throw invalid("One role can show one tier only. Nothing was changed.", {
      roles: "Choose another role for each tier.",
    });
  const before = await tierRoles(ctx, guildId);
  await ctx.db.delete(guildTierRoles).where(eq(guildTierRoles.guildId, guildId));
  if (rows.length > 0) await ctx.db.insert(guildTierRoles).values(rows);
  if (rows.length === 0) await ctx.db.delete(r).where(eq(r.guildId, guildId));
  await recordAudit(ctx, {
    guildId,
    action: "supporters.roles.set",
    subjectType: "guild",
    subjectId: guildId,
    before: rolesByTier(before),
    after: rolesByTier(wanted),
  });
  await askLook(ctx, guildId);
}

/**
 * The same as somebody chose it from what the guild has: a plan gives no role that nobody knows, and none that makes
 * its holder staff.
 * @throws AppError invalid, with the tiers as fields
 */
export async function chooseTierRoles(
  ctx: SystemContext,
  guildId: string,
  wanted: ReadonlyMap<Exclude<Tier, "none">, string | null>,
): Promise<void> {
  const [guild] = await guildsAndRoles(ctx, guildId);
  const problems: Record<string, string> = {};
  for (const [tier, roleId] of wanted) {
    if (roleId === null) continue;
    const role = guild?.choices.find((one) => one.roleId === roleId);
    if (!role) problems[tier] = `${tierName(tier)}: this role is not in the guild, or belongs to a bot.`;
    else if (role.unfit)
      problems[tier] = `${role.name} ${role.unfit}. Whoever pays would be staff: choose another role.`;
  }
  if (Object.keys(problems).length > 0)
    throw invalid("A role cannot show a tier. Nothing was changed.", problems);
  await setTierRoles(ctx, guildId, wanted);
}

/** Lets Grizzly OS compare a guild's roles with the plans now. */
export async function askLook(ctx: SystemContext, guildId: string): Promise<void> {
  await publish(ctx, { type: "supporters.roles.look", payload: { guildId }, orderKey: `roles:${guildId}` });
}

/**
 * Lets what was found be put right: Discord is brought to what the plans say now.
 * @param only one guild, or one member of it, and how many somebody has seen; everything found where it is null
 * @throws AppError conflict where they have seen another number
 * @returns how many
 */
export async function repairRoles(
  ctx: SystemContext,
  only: { guildId: string; discordId?: string; seen?: number } | null,
): Promise<number> {
  const found = inArray(r.state, ["drift", "failed"]);
  const rows = await ctx.db
    .select({ guildId: r.guildId, discordId: r.discordId })
    .from(r)
    .where(
      and(
        found,
        only ? eq(r.guildId, only.guildId) : undefined,
        only?.discordId ? eq(r.discordId, only.discordId) : undefined,
      ),
    );
  if (only?.seen !== undefined && only.seen !== rows.length)
    throw conflict(
      "What differs has changed since you looked. Nothing was changed. Look again and press then.",
    );
  for (const { guildId, discordId } of rows) await wishRole(ctx, guildId, discordId);
  if (rows.length > 0)
    await recordAudit(ctx, {
      ...(only && { guildId: only.guildId }),
      action: "supporters.roles.repair",
      subjectType: only?.discordId ? "member" : only ? "guild" : "platform",
      subjectId: only?.discordId ?? only?.guildId ?? "all",
      after: { members: rows.length },
    });
  return rows.length;
}
