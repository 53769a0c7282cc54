import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { killLogs } from "@/db/schema/players";

/** Where the victim of a kill lay, in metres from the map's lower left corner; null where the log does not say. */
export async function killPlace(
  ctx: GuildContext,
  killId: number,
): Promise<{ x: number; north: number } | null> {
  const [row] = await ctx.db
    .select({ x: killLogs.locationX, north: killLogs.locationY })
    .from(killLogs)
    .where(and(eq(killLogs.guildId, ctx.guildId), eq(killLogs.killId, killId)));
  return row && row.x !== null && row.north !== null ? { x: row.x, north: row.north } : null;
}
