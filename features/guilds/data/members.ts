import { and, asc, desc, eq, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { grizzlyUsers, guildRoles, guildSectionGrants, guildSync, guilds } from "@/db/schema/core";
import { guildMembers } from "@/db/schema/servers";
import type { GrantDto, Level, MemberDto, MemberQuery, RoleDto, Section } from "../schema";

const m = guildMembers;
const sortName = sql`lower(coalesce(${m.displayName}, ${m.discordId}))`;
const like = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

const toMember = (row: typeof m.$inferSelect, ownerId: string | null): MemberDto => ({
  discordId: row.discordId,
  name: row.displayName ?? row.discordId,
  roleIds: row.roleIds,
  joinedAt: row.joinDate?.toISOString() ?? null,
  fromDiscord: row.discordId === ownerId ? "owner" : row.isAdmin ? "manager" : null,
});

async function ownerOf(ctx: GuildContext): Promise<string | null> {
  const [guild] = await ctx.db
    .select({ ownerId: guilds.ownerDiscordId })
    .from(guilds)
    .where(eq(guilds.guildId, ctx.guildId));
  return guild?.ownerId ?? null;
}

/** Members that are there now, by name, from the one after `after`. `next` is null at the end. */
export async function memberPage(
  ctx: GuildContext,
  query: MemberQuery,
): Promise<{ members: MemberDto[]; next: string | null }> {
  const { text, roleId, after, limit } = query;
  const where: (SQL | undefined)[] = [
    eq(m.guildId, ctx.guildId),
    isNull(m.leftAt),
    text === "" ? undefined : or(sql`${m.displayName} ilike ${like(text)}`, eq(m.discordId, text)),
    roleId === null ? undefined : sql`${m.roleIds} @> array[${roleId}]::text[]`,
    after === null
      ? undefined
      : sql`(${sortName}, ${m.discordId}) > (select lower(coalesce(a.display_name, a.discord_id)), a.discord_id
          from guild_members a where a.guild_id = ${ctx.guildId} and a.discord_id = ${after})`,
  ];
  const [rows, ownerId] = await Promise.all([
    ctx.db
      .select()
      .from(m)
      .where(and(...where))
      .orderBy(sortName, asc(m.discordId))
      .limit(limit + 1),
    ownerOf(ctx),
  ]);
  const members = rows.slice(0, limit).map((row) => toMember(row, ownerId));
  return { members, next: rows.length > limit ? (members.at(-1)?.discordId ?? null) : null };
}

/** One member, also one who has left; null for somebody who never was one. */
export async function memberById(ctx: GuildContext, discordId: string): Promise<MemberDto | null> {
  const [rows, ownerId] = await Promise.all([
    ctx.db
      .select()
      .from(m)
      .where(and(eq(m.guildId, ctx.guildId), eq(m.discordId, discordId))),
    ownerOf(ctx),
  ]);
  return rows[0] ? toMember(rows[0], ownerId) : null;
}

/** Whether somebody is in the guild's Discord server now, as the last sync saw it. */
export async function isMember(ctx: GuildContext, discordId: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: m.discordId })
    .from(m)
    .where(and(eq(m.guildId, ctx.guildId), eq(m.discordId, discordId), isNull(m.leftAt)));
  return row !== undefined;
}

/** Roles of the guild, the highest first, without @everyone, each with how many held it at the last sync. */
export async function roleList(ctx: GuildContext): Promise<RoleDto[]> {
  const r = guildRoles;
  return ctx.db
    .select({ roleId: r.roleId, name: r.name, color: r.color, managed: r.managed, holders: r.holders })
    .from(r)
    .where(and(eq(r.guildId, ctx.guildId), ne(r.roleId, ctx.guildId)))
    .orderBy(desc(r.position), asc(r.roleId));
}

/** Rights that were given in the dashboard, with the names of who has them and who gave them. */
export async function grantList(ctx: GuildContext): Promise<GrantDto[]> {
  const g = guildSectionGrants;
  const rows = await ctx.db
    .select({
      id: g.id,
      section: g.section,
      subjectKind: g.subjectKind,
      subjectId: g.subjectId,
      level: g.level,
      at: g.createdAt,
      role: guildRoles.name,
      member: m.displayName,
      by: grizzlyUsers.displayName,
    })
    .from(g)
    .leftJoin(guildRoles, and(eq(guildRoles.guildId, g.guildId), eq(guildRoles.roleId, g.subjectId)))
    .leftJoin(m, and(eq(m.guildId, g.guildId), eq(m.discordId, g.subjectId)))
    .leftJoin(grizzlyUsers, eq(grizzlyUsers.id, g.grantedBy))
    .where(eq(g.guildId, ctx.guildId))
    .orderBy(asc(g.subjectKind), asc(g.subjectId), asc(g.section));
  return rows.map(({ role, member, at, by, ...row }) => ({
    ...row,
    section: row.section as Section | "*",
    subjectKind: row.subjectKind as GrantDto["subjectKind"],
    level: row.level as Level,
    subjectName: row.subjectKind === "role" ? role : member,
    givenAt: at.toISOString(),
    givenBy: by,
  }));
}

/** When Grizzly OS last looked at the guild, how many members it found, and what went wrong since. */
export async function syncState(ctx: GuildContext) {
  const [row] = await ctx.db.select().from(guildSync).where(eq(guildSync.guildId, ctx.guildId));
  return {
    botPresent: row?.botPresent ?? false,
    members: row?.memberCount ?? null,
    at: row?.lastSyncAt?.toISOString() ?? null,
    error: row?.state === "error" ? row.lastError : null,
  };
}
