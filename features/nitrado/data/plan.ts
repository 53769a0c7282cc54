import { asc, eq } from "drizzle-orm";
import type { GuildContext, SystemContext } from "@/db/context";
import { nitradoServices } from "@/db/schema/nitrado";

const s = nitradoServices;

/** Whether a service takes one of the places that a plan has: it is switched on, and some access reads it. */
export const countsForPlan = (row: {
  isActive: boolean;
  accessKind: string | null;
  status: string | null;
}): boolean => row.isActive && row.accessKind !== null && row.status !== "gone";

/** Services that take a place of the plan, the oldest first. */
export async function servicesOnPlan(
  ctx: GuildContext,
): Promise<{ serviceId: string; name: string; since: Date }[]> {
  const rows = await ctx.db
    .select()
    .from(s)
    .where(eq(s.guildId, ctx.guildId))
    .orderBy(asc(s.createdAt), asc(s.serviceId));
  return rows
    .filter(countsForPlan)
    .map(({ serviceId, name, createdAt }) => ({ serviceId, name, since: createdAt }));
}

/** How many places of its plan a guild has taken, for whoever pays for it. */
export async function countOnPlan(ctx: SystemContext, guildId: string): Promise<number> {
  const rows = await ctx.db.select().from(s).where(eq(s.guildId, guildId));
  return rows.filter(countsForPlan).length;
}
