import type { GuildContext } from "@/db/context";
import { activityOf, lastStanding } from "@/features/players/data/activity";
import { linkedPlayer } from "@/features/players/data/links";
import { MINUTE } from "@/lib/time";
import type { ClaimableSpot } from "../schema";
import { deliveryServers } from "./server";

/** An emote claims the spot where it was performed for this long. */
const EMOTE_HOLDS_MS = 30 * MINUTE;
/** An older standing place says little about where somebody will be. */
const STANDING_HOLDS_MS = 24 * 60 * MINUTE;

/**
 * Spots that a person's own linked player has shown by being there: where an emote was performed in the last half
 * hour, and where they last stood still. Both carry the height of their ground.
 */
export async function claimableSpots(ctx: GuildContext, discordId: string): Promise<ClaimableSpot[]> {
  const player = await linkedPlayer(ctx, ctx.guildId, discordId);
  if (!player) return [];
  const { playerId } = player;
  const found: ClaimableSpot[] = [];
  for (const { serviceId, name, map } of await deliveryServers(ctx)) {
    if (map === null) continue;
    const where = { serviceId, serverName: name, map };
    const from = new Date(ctx.now.getTime() - EMOTE_HOLDS_MS);
    const [emote] = await activityOf(ctx, { playerId, serviceId, kinds: ["emote"], from, limit: 1 });
    if (emote?.position?.altitude != null) {
      const { x, y, altitude } = emote.position;
      found.push({ ...where, by: "emote", at: emote.at.toISOString(), x, z: y, altitude });
    }
    const stood = await lastStanding(ctx, { playerId, serviceId });
    if (stood?.position.altitude == null || ctx.now.getTime() - stood.at.getTime() > STANDING_HOLDS_MS)
      continue;
    const { x, y, altitude } = stood.position;
    found.push({ ...where, by: "standing", at: stood.at.toISOString(), x, z: y, altitude });
  }
  return found;
}
