import { and, desc, eq, ilike, isNotNull, sql } from "drizzle-orm";
import type { GuildContext, UserContext } from "@/db/context";
import { playerLinks, playerProfiles, playerStatus } from "@/db/schema/players";
import type { LinkedPlayer, PlayerRef } from "../schema";

const linkedColumns = {
  discordId: playerLinks.discordId,
  playerId: playerProfiles.playerId,
  name: playerProfiles.ingameName,
  lastSeenAt: playerProfiles.lastSeenAt,
  method: playerLinks.method,
  linkedAt: playerLinks.verifiedAt,
};

/** The player whom a person has proven to be in a guild; in the guild's context with where the log last saw them. */
export async function linkedPlayer(
  ctx: GuildContext | UserContext,
  guildId: string,
  discordId: string,
): Promise<LinkedPlayer | null> {
  const [row] = await ctx.db
    .select(linkedColumns)
    .from(playerLinks)
    .innerJoin(
      playerProfiles,
      and(eq(playerProfiles.guildId, playerLinks.guildId), eq(playerProfiles.playerId, playerLinks.playerId)),
    )
    .where(
      and(
        eq(playerLinks.guildId, guildId),
        eq(playerLinks.discordId, discordId),
        eq(playerLinks.verified, true),
      ),
    )
    .limit(1);
  if (!row) return null;
  // Where people stand is the guild's to know: in a person's own context it stays open.
  const [seen] = "userId" in ctx ? [] : await lastSeen(ctx, guildId, row.playerId);
  const placed = seen && seen.x !== null && seen.y !== null && seen.lastSeen !== null;
  return {
    ...row,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    linkedAt: row.linkedAt?.toISOString() ?? null,
    lastPosition: placed
      ? {
          serviceId: seen.serviceId,
          x: seen.x ?? 0,
          y: seen.y ?? 0,
          altitude: seen.altitude,
          at: (seen.lastSeen ?? ctx.now).toISOString(),
        }
      : null,
  };
}

function lastSeen(ctx: GuildContext, guildId: string, playerId: number) {
  return ctx.db
    .select()
    .from(playerStatus)
    .where(
      and(eq(playerStatus.guildId, guildId), eq(playerStatus.playerId, playerId), isNotNull(playerStatus.x)),
    )
    .orderBy(desc(playerStatus.lastSeen))
    .limit(1);
}

/** Who the given players are in Discord, for those who have linked themselves. Keyed by player id. */
export async function peopleOfPlayers(
  ctx: GuildContext,
  playerIds: readonly number[],
): Promise<Map<number, string>> {
  if (playerIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({ playerId: playerLinks.playerId, discordId: playerLinks.discordId })
    .from(playerLinks)
    .where(
      and(
        eq(playerLinks.guildId, ctx.guildId),
        eq(playerLinks.verified, true),
        sql`${playerLinks.playerId} = any(${sql.param([...playerIds])}::bigint[])`,
      ),
    );
  return new Map(
    rows.flatMap((row) => (row.playerId === null ? [] : [[row.playerId, row.discordId] as const])),
  );
}

/** Players that nobody has linked yet, newest first, for whoever looks for their own name. */
export async function unlinkedPlayers(ctx: GuildContext, search: string, limit = 20): Promise<PlayerRef[]> {
  const rows = await ctx.db
    .select({
      playerId: playerProfiles.playerId,
      name: playerProfiles.ingameName,
      lastSeenAt: playerProfiles.lastSeenAt,
    })
    .from(playerProfiles)
    .where(
      and(
        eq(playerProfiles.guildId, ctx.guildId),
        search === ""
          ? undefined
          : ilike(playerProfiles.ingameName, `%${search.replace(/[\\%_]/g, "\\$&")}%`),
        sql`not exists (select 1 from player_links l where l.guild_id = ${playerProfiles.guildId} and l.player_id = ${playerProfiles.playerId} and l.verified)`,
      ),
    )
    .orderBy(desc(playerProfiles.lastSeenAt))
    .limit(Math.min(limit, 50));
  return rows.map((row) => ({ ...row, lastSeenAt: row.lastSeenAt?.toISOString() ?? null }));
}
