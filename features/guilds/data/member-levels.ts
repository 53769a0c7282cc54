import { and, eq, inArray, isNull } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { guildRoles, guildSectionGrants, guilds } from "@/db/schema/core";
import { guildMembers } from "@/db/schema/servers";
import { grantsFor, levelFromDiscord, sectionLevels } from "../rules";
import type { Level, Section, SectionGrant, SectionLevels } from "../schema";

const MANAGE_GUILD = 1n << 5n;

/**
 * A member's levels by their roles in Discord, where Discord did not send their rights along. They are the same that
 * the website gives them, also for somebody who was never there. Empty for whoever has left.
 * @param roles ids of the roles, where Discord has just said them; else as they were seen last
 */
export async function memberLevels(
  ctx: GuildContext,
  discordId: string,
  roles: readonly string[] | null = null,
): Promise<{ levels: SectionLevels; roleIds: readonly string[] }> {
  const { guildId } = ctx;
  const [member] = await ctx.db
    .select({ roleIds: guildMembers.roleIds, isAdmin: guildMembers.isAdmin })
    .from(guildMembers)
    .where(
      and(
        eq(guildMembers.guildId, guildId),
        eq(guildMembers.discordId, discordId),
        isNull(guildMembers.leftAt),
      ),
    );
  const roleIds = roles ?? member?.roleIds ?? [];
  if (roles === null && !member) return { levels: {}, roleIds };
  const [[guild], held, grants] = await Promise.all([
    ctx.db.select({ ownerId: guilds.ownerDiscordId }).from(guilds).where(eq(guilds.guildId, guildId)),
    ctx.db
      .select({ permissions: guildRoles.permissions })
      .from(guildRoles)
      .where(and(eq(guildRoles.guildId, guildId), inArray(guildRoles.roleId, [guildId, ...roleIds]))),
    ctx.db.select().from(guildSectionGrants).where(eq(guildSectionGrants.guildId, guildId)),
  ]);
  const known = roles === null && member?.isAdmin ? MANAGE_GUILD : 0n;
  const permissions = held.reduce((all, role) => all | BigInt(role.permissions), known).toString();
  const owner = guild?.ownerId === discordId;
  const given = grants.map(
    (row): SectionGrant => ({
      section: row.section as Section | "*",
      subjectKind: row.subjectKind as SectionGrant["subjectKind"],
      subjectId: row.subjectId,
      level: row.level as Level,
    }),
  );
  const levels = sectionLevels(
    levelFromDiscord({ owner, permissions }),
    grantsFor(given, discordId, roleIds),
  );
  return { levels, roleIds };
}
