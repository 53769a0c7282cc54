import { and, eq, isNull } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { guildRoles, guilds } from "@/db/schema/core";
import { guildSubscriptions, guildTierRoles } from "@/db/schema/patronage";
import { guildMembers } from "@/db/schema/servers";
import { listingsOfGuild } from "@/features/listings/data/of-guild";
import { countOnPlan } from "@/features/nitrado/data/plan";
import { wantedRole } from "../role-rules";
import type { Tier } from "../schema";
import type { SupportFacts } from "../why-support";
import { tierOf } from "./plans";
import { type RoleStanding, roleStandings } from "./roles";

const g = guildSubscriptions;

/** The guild that a person's plan pays for, as a link needs it. */
export interface PaidGuild {
  guildId: string;
  name: string;
  slug: string;
  since: Date | null;
  movedAt: Date | null;
}

/** Null where they have chosen none. */
export async function paidGuild(ctx: SystemContext, personId: string): Promise<PaidGuild | null> {
  const [row] = await ctx.db
    .select({
      guildId: g.guildId,
      name: guilds.name,
      slug: guilds.slug,
      since: g.since,
      movedAt: g.movedAt,
    })
    .from(g)
    .innerJoin(guilds, eq(guilds.guildId, g.guildId))
    .where(eq(g.supporterUserId, personId));
  return row ?? null;
}

/** Roles of guilds in which nothing had to be changed yet, as the last look at the members found them. */
async function otherRoles(
  ctx: SystemContext,
  discordId: string,
  tier: Tier,
  known: readonly RoleStanding[],
): Promise<RoleStanding[]> {
  if (tier === "none") return [];
  const rows = await ctx.db
    .select({
      guildId: guilds.guildId,
      guild: guilds.name,
      of: guildTierRoles.tier,
      roleId: guildTierRoles.roleId,
      name: guildRoles.name,
      held: guildMembers.roleIds,
      at: guildMembers.syncedAt,
    })
    .from(guildMembers)
    .innerJoin(guilds, eq(guilds.guildId, guildMembers.guildId))
    .innerJoin(guildTierRoles, eq(guildTierRoles.guildId, guildMembers.guildId))
    .leftJoin(
      guildRoles,
      and(eq(guildRoles.guildId, guildTierRoles.guildId), eq(guildRoles.roleId, guildTierRoles.roleId)),
    )
    .where(and(eq(guildMembers.discordId, discordId), isNull(guildMembers.leftAt)));
  const ids = [...new Set(rows.map(({ guildId }) => guildId))];
  return ids.flatMap((guildId): RoleStanding[] => {
    if (known.some((one) => one.guildId === guildId)) return [];
    const own = rows.filter((row) => row.guildId === guildId);
    const wanted = wantedRole(tier, new Map(own.map(({ of, roleId }) => [of as Tier, roleId])));
    const row = own.find(({ roleId }) => roleId === wanted);
    if (!row) return [];
    const held = row.held.includes(row.roleId);
    const state = held ? ("applied" as const) : ("drift" as const);
    const { guild, name: role, at } = row;
    return [{ guildId, guild, role, state, drift: held ? null : "missing", reason: null, at }];
  });
}

/** What a person's plan reaches: how much of the guild, its public pages, and roles in Discord. */
export async function supportFacts(
  ctx: SystemContext,
  person: { id: string; discordId: string },
  guild: PaidGuild | null,
): Promise<Omit<SupportFacts, "publishes">> {
  const known = await roleStandings(ctx, person.discordId);
  const tier = await tierOf(ctx, person.id);
  const roles = [...known, ...(await otherRoles(ctx, person.discordId, tier, known))];
  if (!guild) return { guild: null, listings: [], roles };
  const { guildId, name, slug, since } = guild;
  const servers = await countOnPlan(ctx, guildId);
  return { guild: { name, slug, since, servers }, listings: await listingsOfGuild(ctx, guildId), roles };
}
