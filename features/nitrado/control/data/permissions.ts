import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { nitradoPermissions } from "@/db/schema/nitrado";
import { guildMembers } from "@/db/schema/servers";
import type { Level } from "@/features/guilds/schema";
import type { ControlLevels } from "../rights";
import type { PermissionDto } from "../schema";

const p = nitradoPermissions;

/** Somebody who asks for something, as the guild and Discord know them just now. */
export interface Asking {
  discordId: string;
  /** Their level in the guild's section “servers”. */
  section: Level | undefined;
  roleIds: readonly string[];
}

/** What somebody holds over a server. @param serviceId `*` asks for what holds over all of them */
export async function controlLevels(
  ctx: GuildContext,
  serviceId: string,
  { discordId, section, roleIds }: Asking,
): Promise<ControlLevels> {
  const rows = await ctx.db
    .select()
    .from(p)
    .where(and(eq(p.guildId, ctx.guildId), inArray(p.serviceId, [serviceId, "*"])));
  const mine = rows.filter((row) =>
    row.subjectKind === "role" ? roleIds.includes(row.discordId) : row.discordId === discordId,
  );
  return { section, given: mine.map((row) => row.level) };
}

/** Whether the guild gives any level to a role: only then a person's roles matter. */
export async function givesToRoles(ctx: GuildContext): Promise<boolean> {
  const rows = await ctx.db
    .select({ id: p.discordId })
    .from(p)
    .where(and(eq(p.guildId, ctx.guildId), eq(p.subjectKind, "role")))
    .limit(1);
  return rows.length > 0;
}

/** Levels that were given over a server and over all servers, highest first. */
export async function permissionsOf(ctx: GuildContext, serviceId: string): Promise<PermissionDto[]> {
  const rows = await ctx.db
    .select({ row: p, name: guildMembers.displayName })
    .from(p)
    .leftJoin(guildMembers, and(eq(guildMembers.guildId, p.guildId), eq(guildMembers.discordId, p.discordId)))
    .where(and(eq(p.guildId, ctx.guildId), inArray(p.serviceId, [serviceId, "*"])))
    .orderBy(desc(p.level), asc(p.createdAt));
  return rows.map(({ row, name }) => ({
    serviceId: row.serviceId,
    subjectKind: row.subjectKind === "role" ? "role" : "user",
    discordId: row.discordId,
    name,
    level: row.level,
    updatedAt: row.updatedAt.toISOString(),
  }));
}

/** Members of the guild by name, for whoever gives a level. */
export async function memberChoices(ctx: GuildContext): Promise<{ discordId: string; name: string }[]> {
  const rows = await ctx.db
    .select({ discordId: guildMembers.discordId, name: guildMembers.displayName })
    .from(guildMembers)
    .where(
      and(
        eq(guildMembers.guildId, ctx.guildId),
        sql`${guildMembers.leftAt} is null and ${guildMembers.displayName} is not null`,
      ),
    )
    // As the index orders them, so that a guild of 50,000 is not sorted for 500 names.
    .orderBy(
      sql`lower(coalesce(${guildMembers.displayName}, ${guildMembers.discordId}))`,
      guildMembers.discordId,
    )
    .limit(500);
  return rows.map((row) => ({ discordId: row.discordId, name: row.name ?? row.discordId }));
}
