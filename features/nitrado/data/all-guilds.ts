import { and, eq, isNotNull, ne } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import type { SystemContext } from "@/db/context";
import { nitradoOauthTokens, nitradoServices, nitradoTokens } from "@/db/schema/nitrado";

/** Whether another guild reads this service. Asked only for somebody whose Nitrado account sees it. */
export async function activeElsewhere(
  ctx: SystemContext,
  serviceId: string,
  guildId: string,
): Promise<boolean> {
  const s = nitradoServices;
  const rows = await ctx.db
    .select({ id: s.serviceId })
    .from(s)
    .where(
      and(eq(s.serviceId, serviceId), ne(s.guildId, guildId), eq(s.isActive, true), isNotNull(s.accessKind)),
    )
    .limit(1);
  return rows.length > 0;
}

/** Every guild that has connected Nitrado, by whichever way. */
export async function connectedGuildIds(ctx: SystemContext): Promise<string[]> {
  const rows = await union(
    ctx.db.select({ guildId: nitradoOauthTokens.guildId }).from(nitradoOauthTokens),
    ctx.db.select({ guildId: nitradoTokens.guildId }).from(nitradoTokens),
  );
  return rows.map(({ guildId }) => guildId);
}
