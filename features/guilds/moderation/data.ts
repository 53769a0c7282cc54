import { eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { modConfigs } from "@/db/schema/nitrado";
import { type KeptModeration, type Moderation, moderationOf } from "./rules";
import { keptModeration } from "./schema";

/** What the guild has set, and each of its game servers. */
export async function moderationKept(ctx: GuildContext): Promise<KeptModeration> {
  const [row] = await ctx.db.select().from(modConfigs).where(eq(modConfigs.guildId, ctx.guildId));
  return keptModeration(row);
}

/** How the guild is moderated now, in a game server where one is named. */
export async function moderation(ctx: GuildContext, serviceId?: string | null): Promise<Moderation> {
  return moderationOf(await moderationKept(ctx), serviceId);
}
