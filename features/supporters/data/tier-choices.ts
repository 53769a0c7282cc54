import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { guildRoles, guildSectionGrants, guildSync, guilds } from "@/db/schema/core";
import { guildTierRoles } from "@/db/schema/patronage";
import { unfitForTier } from "../role-rules";

const r = guildRoles;

export interface TierChoice {
  roleId: string;
  name: string;
  /** Members who hold it, as Discord last told. */
  holders: number;
  /** Stands above Grizzly OS, which then cannot give it. */
  above: boolean;
  /** Why it must not be given to whoever pays; null where it may. */
  unfit: string | null;
}

export interface GuildTierRoles {
  guildId: string;
  name: string;
  /** Null for a tier without a role. */
  roles: Record<"bronze" | "silver" | "gold" | "partner", string | null>;
  /** Roles of the guild that a bot may give: neither everybody's nor another bot's. The highest first. */
  choices: TierChoice[];
}

/** Guilds that Grizzly OS is in, with the roles that show tiers there and those that could. @param only one of them */
export async function guildsAndRoles(ctx: SystemContext, only?: string): Promise<GuildTierRoles[]> {
  const known = await ctx.db
    .select({ guildId: guilds.guildId, name: guilds.name, top: guildSync.botPosition })
    .from(guilds)
    .innerJoin(guildSync, and(eq(guildSync.guildId, guilds.guildId), eq(guildSync.botPresent, true)))
    .where(only === undefined ? undefined : eq(guilds.guildId, only))
    .orderBy(asc(guilds.name));
  const all = await ctx.db
    .select({
      guildId: r.guildId,
      roleId: r.roleId,
      name: r.name,
      holders: r.holders,
      position: r.position,
      permissions: r.permissions,
      rights: sql<boolean>`exists (select 1 from ${guildSectionGrants} g where g.guild_id = ${r.guildId}
        and g.subject_kind = 'role' and g.subject_id = ${r.roleId})`,
    })
    .from(r)
    .where(
      and(
        eq(r.managed, false),
        sql`${r.roleId} <> ${r.guildId}`,
        only === undefined ? undefined : eq(r.guildId, only),
      ),
    )
    .orderBy(desc(r.position));
  const shown = await ctx.db
    .select()
    .from(guildTierRoles)
    .where(only === undefined ? undefined : eq(guildTierRoles.guildId, only));
  return known.map(({ guildId, name, top }) => {
    const of = (tier: string) =>
      shown.find((row) => row.guildId === guildId && row.tier === tier)?.roleId ?? null;
    return {
      guildId,
      name,
      roles: { bronze: of("bronze"), silver: of("silver"), gold: of("gold"), partner: of("partner") },
      choices: all
        .filter((role) => role.guildId === guildId)
        .map(({ roleId, name: role, holders, position, ...facts }) => ({
          roleId,
          name: role,
          holders,
          above: top !== null && position >= top,
          unfit: unfitForTier(facts),
        })),
    };
  });
}
