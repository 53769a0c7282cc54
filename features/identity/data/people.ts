import { eq } from "drizzle-orm";
import type { GuildContext, SystemContext } from "@/db/context";
import { grizzlyUsers } from "@/db/schema/core";

/** The person behind a Discord account. In a guild's context only those who have to do with the guild are found. */
export async function personByDiscord(
  ctx: GuildContext | SystemContext,
  discordId: string,
): Promise<{ id: string; name: string } | null> {
  const [row] = await ctx.db
    .select({ id: grizzlyUsers.id, name: grizzlyUsers.displayName })
    .from(grizzlyUsers)
    .where(eq(grizzlyUsers.discordId, discordId));
  return row ? { id: row.id, name: row.name ?? discordId } : null;
}
