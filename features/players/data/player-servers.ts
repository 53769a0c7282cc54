import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";

export interface PlayerServer {
  serviceId: string;
  service: string;
  map: string | null;
  lastSeen: Date | null;
}

/** The servers on which the log has seen a player, the newest first. */
export async function playerServers(ctx: GuildContext, playerId: number): Promise<PlayerServer[]> {
  const rows = await prepared<{
    service_id: string;
    service: string;
    map: string | null;
    last_seen: Date | null;
  }>(
    ctx.db,
    `select s.service_id, coalesce(n.name, s.service_id) as service, n.map, s.last_seen
     from player_status s left join nitrado_services n on n.guild_id = s.guild_id and n.service_id = s.service_id
     where s.guild_id = $1 and s.player_id = $2 order by s.last_seen desc nulls last, s.service_id`,
    [ctx.guildId, playerId],
  );
  return rows.map((row) => ({
    serviceId: row.service_id,
    service: row.service,
    map: row.map,
    lastSeen: row.last_seen,
  }));
}
