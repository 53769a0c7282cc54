import { and, eq, ne, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { guildRoles, guildSectionGrants } from "@/db/schema/core";
import { conflict, invalid } from "@/lib/errors";
import { isOwnerAccess, ownerRemains } from "../rules";
import type { Level, Section, SectionGrant } from "../schema";

type GrantRow = typeof guildSectionGrants.$inferSelect;

/** Rights of a guild change one after the other, so that two people cannot each take the other's last one. */
export async function lockRights(ctx: GuildContext): Promise<void> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtext('guild-rights'), hashtext(${ctx.guildId}))`);
}

/** @throws AppError invalid for a role that Discord does not list; while none is known yet, any may be right */
export async function refuseUnknownRole(ctx: GuildContext, roleId: string): Promise<void> {
  if (roleId === ctx.guildId) throw invalid("@everyone cannot have rights. Choose a role or a person.");
  const roles = await ctx.db
    .select({ roleId: guildRoles.roleId })
    .from(guildRoles)
    .where(eq(guildRoles.guildId, ctx.guildId));
  if (roles.length > 0 && !roles.some((role) => role.roleId === roleId))
    throw invalid("This role does not exist in Discord any more. Nothing was changed.");
}

const toGrant = (row: GrantRow): SectionGrant => ({
  section: row.section as Section | "*",
  subjectKind: row.subjectKind as SectionGrant["subjectKind"],
  subjectId: row.subjectId,
  level: row.level as Level,
});

/**
 * Refuses to take or lower the last owner-level access of a guild.
 * @param level what the right becomes; null when it is taken
 * @throws AppError conflict
 */
export async function keepOwner(ctx: GuildContext, right: GrantRow, level: Level | null): Promise<void> {
  if (!isOwnerAccess(toGrant(right)) || level === "owner") return;
  const { guildId } = ctx;
  const others = await ctx.db
    .select()
    .from(guildSectionGrants)
    .where(and(eq(guildSectionGrants.guildId, guildId), ne(guildSectionGrants.id, right.id)));
  const discord = await ctx.db.execute<{ owner: boolean; roles: string[] | null }>(sql`
    select exists (select 1 from guilds g join guild_members m on m.guild_id = g.guild_id
        and m.discord_id = g.owner_discord_id and m.left_at is null where g.guild_id = ${guildId})
      or exists (select 1 from guild_rights r where r.guild_id = ${guildId} and r.owner) as owner,
      (select array_agg(distinct r) from guild_members m, unnest(m.role_ids) r
        where m.guild_id = ${guildId} and m.left_at is null) as roles`);
  const [row] = discord.rows;
  if (ownerRemains(row?.owner ?? false, others.map(toGrant), new Set(row?.roles ?? []))) return;
  throw conflict(
    "This is the last owner-level access of this guild. Give it to somebody else first. Nothing was changed.",
  );
}
