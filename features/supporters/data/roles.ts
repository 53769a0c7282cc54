import { and, asc, eq, inArray, isNull, not, or, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { grizzlyUsers, guildRoles, guilds } from "@/db/schema/core";
import { guildTierRoles, subscriptions, supporterRoles } from "@/db/schema/patronage";
import { guildMembers } from "@/db/schema/servers";
import type { Drift, TierRoles } from "../role-rules";
import { higherTier } from "../rules";
import type { Tier } from "../schema";
import { counts } from "./plans";

const r = supporterRoles;
const m = guildMembers;

/** Which role of a guild shows which tier; empty where the guild shows none. */
export async function tierRoles(ctx: SystemContext, guildId: string): Promise<TierRoles> {
  const rows = await ctx.db.select().from(guildTierRoles).where(eq(guildTierRoles.guildId, guildId));
  return new Map(rows.map(({ tier, roleId }) => [tier as Tier, roleId]));
}

/** Guilds that show tiers by roles. */
export async function guildsWithRoles(ctx: SystemContext): Promise<string[]> {
  const rows = await ctx.db.selectDistinct({ guildId: guildTierRoles.guildId }).from(guildTierRoles);
  return rows.map(({ guildId }) => guildId);
}

export interface TieredMember {
  discordId: string;
  roleIds: string[];
  tier: Tier;
}

// What a member held before Discord was brought to the plan is old news.
const olderThanDone = sql`exists (
  select 1 from supporter_roles done where done.guild_id = ${m.guildId} and done.discord_id = ${m.discordId}
    and done.state = 'applied' and done.applied_at > ${m.syncedAt})`;

/** Members of a guild who have a plan, or hold one of the roles, as Discord told after the last change here. */
export async function membersWithTierOrRole(
  ctx: SystemContext,
  guildId: string,
  roleIds: readonly string[],
): Promise<TieredMember[]> {
  const rows = await ctx.db
    .select({
      discordId: m.discordId,
      roleIds: m.roleIds,
      tiers: sql<(Tier | null)[]>`array_agg(${subscriptions.tier})`,
    })
    .from(m)
    .leftJoin(grizzlyUsers, eq(grizzlyUsers.discordId, m.discordId))
    .leftJoin(subscriptions, and(eq(subscriptions.grizzlyUserId, grizzlyUsers.id), counts))
    .where(
      and(
        eq(m.guildId, guildId),
        isNull(m.leftAt),
        not(olderThanDone),
        or(sql`${m.roleIds} && ${sql.param([...roleIds])}::text[]`, sql`${subscriptions.id} is not null`),
      ),
    )
    .groupBy(m.discordId, m.roleIds);
  return rows.map(({ tiers, ...row }) => ({
    ...row,
    tier: tiers.reduce<Tier>((best, tier) => higherTier(best, tier ?? "none"), "none"),
  }));
}

export interface RoleStanding {
  guildId: string;
  guild: string;
  /** Its name as Discord last told it; null for no role, or one that is not there any more. */
  role: string | null;
  state: "waiting" | "applied" | "failed" | "drift";
  drift: Drift | null;
  /** Why it failed, in a sentence. */
  reason: string | null;
  /** When Discord was last brought to it. */
  at: Date | null;
}

const standing = {
  guildId: r.guildId,
  guild: guilds.name,
  role: guildRoles.name,
  state: r.state,
  drift: r.drift,
  reason: r.reason,
  at: r.appliedAt,
};
const asStanding = (row: { state: string; drift: string | null }) => ({
  state: row.state as RoleStanding["state"],
  drift: row.drift as Drift | null,
});
const roleOf = and(eq(guildRoles.guildId, r.guildId), eq(guildRoles.roleId, r.roleId));

/**
 * How a person's role stands in each guild that shows tiers by roles and that they are a member of. Read in the
 * system's context, because a guild's roles are no rows of the person's.
 */
export async function roleStandings(ctx: SystemContext, discordId: string): Promise<RoleStanding[]> {
  const rows = await ctx.db
    .select(standing)
    .from(r)
    .innerJoin(guilds, eq(guilds.guildId, r.guildId))
    .leftJoin(guildRoles, roleOf)
    .where(eq(r.discordId, discordId))
    .orderBy(asc(guilds.name));
  return rows.flatMap((row) => {
    const seen = { ...row, ...asStanding(row) };
    if (seen.state !== "drift" || seen.drift !== "unpaid") return [seen];
    // A role too many is for staff to look at; what the plan gives is there.
    return seen.role === null ? [] : [{ ...seen, state: "applied" as const, drift: null }];
  });
}

export interface DriftRow extends RoleStanding {
  discordId: string;
  name: string;
  tier: Tier;
  /** Names of the roles for tiers that they hold, as Discord last told. */
  held: string[];
  foundAt: string | null;
}

const PAGE = 50;

/**
 * What a person has to look at: roles that differ from the plans, and those that Discord refused. The oldest first.
 * @param guildId one guild's alone
 */
export async function driftRows(
  ctx: SystemContext,
  guildId?: string,
  limit = PAGE,
): Promise<{ rows: DriftRow[]; more: number }> {
  const open = and(
    inArray(r.state, ["drift", "failed"]),
    guildId === undefined ? undefined : eq(r.guildId, guildId),
  );
  const rows = await ctx.db
    .select({
      ...standing,
      discordId: r.discordId,
      name: sql<string>`coalesce(${m.displayName}, ${r.discordId})`,
      tier: r.tier,
      held: sql<string[]>`array(
        select gr.name from guild_tier_roles tr join guild_roles gr on gr.guild_id = tr.guild_id and gr.role_id = tr.role_id
        where tr.guild_id = ${r.guildId} and tr.role_id = any(${m.roleIds}) order by gr.position desc)`,
      foundAt: r.foundAt,
    })
    .from(r)
    .innerJoin(guilds, eq(guilds.guildId, r.guildId))
    .leftJoin(guildRoles, roleOf)
    .leftJoin(m, and(eq(m.guildId, r.guildId), eq(m.discordId, r.discordId)))
    .where(open)
    .orderBy(asc(r.foundAt), asc(r.discordId))
    .limit(limit);
  const [all] = await ctx.db.select({ n: sql<number>`count(*)::int` }).from(r).where(open);
  return {
    rows: rows.map((row) => ({
      ...row,
      ...asStanding(row),
      tier: row.tier as Tier,
      foundAt: row.foundAt?.toISOString() ?? null,
    })),
    more: Math.max(0, (all?.n ?? 0) - rows.length),
  };
}
