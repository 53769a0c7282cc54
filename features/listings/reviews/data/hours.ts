import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";

/** Seconds that a player spent in the finished sessions of one game server. */
export async function secondsOnServer(
  ctx: GuildContext,
  playerId: number,
  serviceId: string,
): Promise<number> {
  const [row] = await prepared<{ seconds: string | number }>(
    ctx.db,
    `select coalesce(sum(duration_seconds), 0)::bigint as seconds from player_sessions
     where guild_id = $1 and player_id = $2 and service_id = $3 and session_end is not null`,
    [ctx.guildId, playerId, serviceId],
  );
  return Number(row?.seconds ?? 0);
}
