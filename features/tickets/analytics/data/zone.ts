import { eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { guilds } from "@/db/schema/core";
import { moderation } from "@/features/guilds/moderation/data";
import { zoneAmong } from "../ranges";

/** The zone on whose clock a guild's days begin: its own, else that of its hours, else UTC. */
export async function guildZone(ctx: GuildContext): Promise<string> {
  const [[guild], { desk, quiet }] = await Promise.all([
    ctx.db.select({ timeZone: guilds.timeZone }).from(guilds).where(eq(guilds.guildId, ctx.guildId)),
    moderation(ctx),
  ]);
  return zoneAmong([
    guild?.timeZone,
    desk.hours.enabled ? desk.hours.timeZone : null,
    quiet.enabled ? quiet.timeZone : null,
  ]);
}
