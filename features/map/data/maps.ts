import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { MAPS } from "@/features/deliveries/schema";
import { notFound } from "@/lib/errors";

/** A map that the guild plays on, and the servers that run it. */
export interface PlayedMap {
  /** As the game names it; empty where no server has told. */
  key: string;
  name: string;
  /** Metres of a side. */
  side: number;
  /** Whether its size is one that we know; else it is as large as what was seen on it. */
  known: boolean;
  servers: { serviceId: string; name: string; completeUntil: string | null }[];
  /** The log has told where somebody was. */
  seen: boolean;
}

interface Row {
  key: string;
  service_id: string;
  name: string;
  until: Date | null;
  seen: boolean;
}

/** Every position of the footprint lies within this. */
const SIDE = 15_360;

// The first row of each in its index's order: an exists() is planned as a hash of every cell, or as a walk to the first.
const ROWS = `
select replace(lower(coalesce(s.map, '')), 'dayzoffline.', '') as key, s.service_id, s.name,
  (select max(l.last_line_at) from nitrado_log_state l where l.guild_id = $1 and l.service_id = s.service_id) as until,
  coalesce((select true from position_cells p where p.guild_id = $1 and p.service_id = s.service_id order by p.cell limit 1),
    (select true from map_days d where d.guild_id = $1 and d.service_id = s.service_id and d.deaths > 0 order by d.day desc limit 1), false) as seen
from nitrado_services s where s.guild_id = $1 order by s.name, s.service_id`;

const known = (key: string): { name: string; size: number } | null =>
  Object.hasOwn(MAPS, key) ? MAPS[key as keyof typeof MAPS] : null;

/** The maps of the guild's servers; that with most servers first. */
export async function playedMaps(ctx: GuildContext): Promise<PlayedMap[]> {
  const rows = await prepared<Row>(ctx.db, ROWS, [ctx.guildId]);
  const maps = new Map<string, PlayedMap>();
  for (const { key, service_id: serviceId, name, until, seen } of rows) {
    const facts = known(key);
    const map = maps.get(key) ?? {
      key,
      name: facts?.name ?? (key === "" ? "Map not known yet" : key),
      side: facts?.size ?? SIDE,
      known: facts !== null,
      servers: [],
      seen: false,
    };
    map.servers.push({ serviceId, name, completeUntil: until?.toISOString() ?? null });
    map.seen ||= seen;
    maps.set(key, map);
  }
  return [...maps.values()].sort(
    (a, b) => Number(b.seen) - Number(a.seen) || b.servers.length - a.servers.length,
  );
}

/** One of the maps by its key, or the first where none is named. @throws AppError not_found */
export async function playedMap(ctx: GuildContext, key: string | undefined): Promise<PlayedMap> {
  const maps = await playedMaps(ctx);
  const map = key === undefined ? maps[0] : maps.find((one) => one.key === key);
  if (!map) throw notFound("No server of this guild plays on this map.");
  return map;
}
