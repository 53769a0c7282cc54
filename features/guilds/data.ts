import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { guildRights, guildRightsState, guildSectionGrants, guilds } from "@/db/schema/core";
import { isSnowflake } from "@/lib/ids";
import { grantsFor, levelFromDiscord, sectionLevels, topLevel } from "./rules";
import type { GuildChoice, Level, Section, SectionGrant, SectionLevels } from "./schema";

export interface KnownGuild {
  guildId: string;
  name: string;
  slug: string;
  icon: string | null;
}

const guildColumns = { guildId: guilds.guildId, name: guilds.name, slug: guilds.slug, icon: guilds.icon };

const ADDRESS = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const named = (idOrSlug: string) =>
  isSnowflake(idOrSlug) ? eq(guilds.guildId, idOrSlug) : eq(guilds.slug, idOrSlug);

/** The guild with this id or slug, from an address that anyone may have typed; null when there is none. */
export async function findGuild(ctx: SystemContext, idOrSlug: string): Promise<KnownGuild | null> {
  if (idOrSlug.length > 60 || !ADDRESS.test(idOrSlug)) return null;
  const rows = await ctx.db.select(guildColumns).from(guilds).where(named(idOrSlug)).limit(1);
  return rows[0] ?? null;
}

/**
 * The same for a customer: a guild that shows itself to visitors, or that the person belongs to, as Discord, its
 * member list or an account there says. Any other guild is null, as if it did not exist.
 */
export async function findCustomerGuild(
  ctx: SystemContext,
  idOrSlug: string,
  person: { id: string; discordId: string },
): Promise<KnownGuild | null> {
  if (idOrSlug.length > 60 || !ADDRESS.test(idOrSlug)) return null;
  const belongs = sql`(
    ${guilds.isPublic}
    or exists (select 1 from server_listings l where l.guild_id = ${guilds.guildId} and l.state = 'live')
    or exists (select 1 from guild_rights r where r.guild_id = ${guilds.guildId} and r.grizzly_user_id = ${person.id})
    or exists (select 1 from guild_members m where m.guild_id = ${guilds.guildId} and m.discord_id = ${person.discordId} and m.left_at is null)
    or exists (select 1 from economy_accounts a where a.guild_id = ${guilds.guildId} and a.discord_id = ${person.discordId}))`;
  const rows = await ctx.db
    .select(guildColumns)
    .from(guilds)
    .where(and(named(idOrSlug), belongs))
    .limit(1);
  return rows[0] ?? null;
}

/** When a person's rights were last fetched from Discord, tried, and why that failed. */
export interface RightsState {
  fetchedAt: Date | null;
  attemptedAt: Date | null;
  lastError: string | null;
}

export async function readRightsState(ctx: SystemContext, grizzlyUserId: string): Promise<RightsState> {
  const rows = await ctx.db
    .select()
    .from(guildRightsState)
    .where(eq(guildRightsState.grizzlyUserId, grizzlyUserId));
  const { fetchedAt = null, attemptedAt = null, lastError = null } = rows[0] ?? {};
  return { fetchedAt, attemptedAt, lastError };
}

/** What is kept about a person in one guild. */
export interface Standing {
  fromDiscord: Level | undefined;
  /** True when Discord lists the guild among the person's. */
  member: boolean;
  roleIds: string[] | null;
  rolesFetchedAt: Date | null;
  grants: SectionGrant[];
}

function toGrant(row: typeof guildSectionGrants.$inferSelect): SectionGrant {
  return {
    section: row.section as Section | "*",
    subjectKind: row.subjectKind as SectionGrant["subjectKind"],
    subjectId: row.subjectId,
    level: row.level as Level,
  };
}

/** A person's standing in one guild, from what is kept here. */
export async function readStanding(
  ctx: SystemContext,
  grizzlyUserId: string,
  guildId: string,
): Promise<Standing> {
  const [rights, grants] = await Promise.all([
    ctx.db
      .select()
      .from(guildRights)
      .where(and(eq(guildRights.grizzlyUserId, grizzlyUserId), eq(guildRights.guildId, guildId))),
    ctx.db.select().from(guildSectionGrants).where(eq(guildSectionGrants.guildId, guildId)),
  ]);
  const row = rights.at(0);
  return {
    fromDiscord: row && levelFromDiscord(row),
    member: row !== undefined,
    roleIds: row?.roleIds ?? null,
    rolesFetchedAt: row?.rolesFetchedAt ?? null,
    grants: grants.map(toGrant),
  };
}

/** Levels that follow from a standing. Roles count only for a member, a personal grant always. */
export function levelsOf(standing: Standing, discordId: string): SectionLevels {
  const roles = standing.member ? (standing.roleIds ?? []) : [];
  return sectionLevels(standing.fromDiscord, grantsFor(standing.grants, discordId, roles));
}

/** All known guilds in which a person holds a level, by name: the guild switcher. */
export async function listGuildChoices(
  ctx: SystemContext,
  person: { id: string; discordId: string },
): Promise<GuildChoice[]> {
  const rights = await ctx.db.select().from(guildRights).where(eq(guildRights.grizzlyUserId, person.id));
  const memberOf = rights.map((row) => row.guildId);
  const personal = and(
    eq(guildSectionGrants.subjectKind, "user"),
    eq(guildSectionGrants.subjectId, person.discordId),
  );
  const byRole = memberOf.length > 0 ? inArray(guildSectionGrants.guildId, memberOf) : undefined;
  const grants = await ctx.db
    .select()
    .from(guildSectionGrants)
    .where(byRole ? or(personal, byRole) : personal);
  const candidates = [...new Set([...memberOf, ...grants.map((grant) => grant.guildId)])];
  if (candidates.length === 0) return [];
  const known = await ctx.db
    .select(guildColumns)
    .from(guilds)
    .where(inArray(guilds.guildId, candidates))
    .orderBy(asc(guilds.name));
  return known.flatMap((guild) => {
    const row = rights.find((one) => one.guildId === guild.guildId);
    const standing: Standing = {
      fromDiscord: row && levelFromDiscord(row),
      member: row !== undefined,
      roleIds: row?.roleIds ?? null,
      rolesFetchedAt: row?.rolesFetchedAt ?? null,
      grants: grants.filter((grant) => grant.guildId === guild.guildId).map(toGrant),
    };
    const level = topLevel(levelsOf(standing, person.discordId));
    return level ? [{ ...guild, level }] : [];
  });
}
