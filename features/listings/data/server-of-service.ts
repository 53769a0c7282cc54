import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { registeredServers } from "@/db/schema/servers";

/** The registered server that a rented service is, if its guild has registered it. */
export async function serverOfService(ctx: GuildContext, serviceId: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ id: registeredServers.id })
    .from(registeredServers)
    .where(and(eq(registeredServers.guildId, ctx.guildId), eq(registeredServers.serviceId, serviceId)))
    .limit(1);
  return row?.id ?? null;
}
