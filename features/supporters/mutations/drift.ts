import { and, eq, inArray, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { supporterRoles } from "@/db/schema/patronage";
import { membersWithTierOrRole, tierRoles } from "../data/roles";
import { driftOf, wantedRole } from "../role-rules";

const r = supporterRoles;

export interface FoundDrift {
  missing: number;
  unpaid: number;
}

/**
 * Compares the roles of a guild's members, as Discord last told them, with what their plans give, and keeps every
 * difference both ways. What is being carried out just now is none. Nothing is given or taken here.
 */
export async function findDrift(ctx: SystemContext, guildId: string): Promise<FoundDrift> {
  const roles = await tierRoles(ctx, guildId);
  const found = { missing: 0, unpaid: 0 };
  if (roles.size === 0) return found;
  const differing: string[] = [];
  for (const { discordId, tier, roleIds } of await membersWithTierOrRole(ctx, guildId, [...roles.values()])) {
    const roleId = wantedRole(tier, roles);
    const drift = driftOf(roleIds, roleId, roles);
    if (!drift) continue;
    differing.push(discordId);
    found[drift]++;
    const facts = { tier, roleId, drift, state: "drift" };
    await ctx.db
      .insert(r)
      .values({ guildId, discordId, ...facts, foundAt: sql`now()` })
      .onConflictDoUpdate({
        target: [r.guildId, r.discordId],
        set: {
          ...facts,
          reason: sql`case when ${r.state} = 'failed' then ${r.reason} end`,
          state: sql`case when ${r.state} = 'failed' then 'failed' else 'drift' end`,
          foundAt: sql`coalesce(${r.foundAt}, now())`,
          updatedAt: sql`now()`,
        },
        setWhere: sql`${r.state} <> 'waiting'`,
      });
  }
  // What was found before and has been put right in Discord itself is settled.
  const settled =
    differing.length > 0 ? sql`not ${r.discordId} = any(${sql.param(differing)}::text[])` : undefined;
  await ctx.db
    .update(r)
    .set({ state: "applied", drift: null, reason: null, foundAt: null, updatedAt: sql`now()` })
    .where(and(eq(r.guildId, guildId), inArray(r.state, ["drift", "failed"]), settled));
  return found;
}
