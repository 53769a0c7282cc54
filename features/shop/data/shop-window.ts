import type { GuildContext, PublicContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { isMapKey } from "@/features/deliveries/rules";
import { MAPS } from "@/features/deliveries/schema";

/** A game server of a guild, as its shop names it. Restarts are known where the server is listed. */
export interface WindowServer {
  serviceId: string;
  name: string;
  platform: string | null;
  /** `Chernarus`; null when the map is not known. */
  mapName: string | null;
  /** `HH:MM` on the clock of `timeZone`. */
  restartTimes: string[];
  timeZone: string;
  nextRestartAt: string | null;
  logCompleteUntil: string | null;
}

interface Row {
  service_id: string;
  name: string;
  platform: string | null;
  map: string | null;
  restart_times: string[] | null;
  time_zone: string | null;
  next_restart_at: Date | null;
  log_complete_until: Date | null;
}

/** The game servers of a guild with what everyone may know of their restarts and logs. */
export async function windowServers(
  ctx: PublicContext | GuildContext,
  guildId: string,
): Promise<WindowServer[]> {
  const rows = await prepared<Row>(
    ctx.db,
    `select n.service_id, n.name, coalesce(r.platform, n.platform) as platform,
       regexp_replace(n.map, '^dayzOffline\\.', '') as map,
       r.restart_times, r.time_zone, t.next_restart_at, t.log_complete_until
     from nitrado_services n
     left join registered_servers r on r.guild_id = n.guild_id and r.service_id = n.service_id
     left join server_status t on t.guild_id = r.guild_id and t.server_id = r.id
     where n.guild_id = $1 and n.is_active order by n.name`,
    [guildId],
  );
  return rows.map((row) => ({
    serviceId: row.service_id,
    name: row.name,
    platform: row.platform,
    mapName: row.map !== null && isMapKey(row.map) ? MAPS[row.map].name : null,
    restartTimes: row.restart_times ?? [],
    timeZone: row.time_zone ?? "UTC",
    nextRestartAt: row.next_restart_at?.toISOString() ?? null,
    logCompleteUntil: row.log_complete_until?.toISOString() ?? null,
  }));
}
