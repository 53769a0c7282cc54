import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { CELL_COLUMN, type Layer } from "../layers";
import { KILLS_ALONE, ON_MAP } from "./points";

export interface TableQuery {
  map: string;
  services: readonly string[];
  layer: Layer;
  from: Date;
  to: Date;
  /** Service ids; empty for all of the map. */
  servers: readonly string[];
  weapon: string | null;
  player: number | null;
  near: number | null;
  far: number | null;
  /** Where the page goes on: the last row's time and id. */
  after: string | null;
  limit?: number;
}

export interface PlacedDeath {
  id: number;
  at: string;
  x: number;
  z: number;
  killer: string | null;
  victim: string | null;
  weapon: string | null;
  distance: number | null;
  serviceId: string | null;
}

interface Row {
  id: bigint;
  at: Date;
  place: string;
  x: number;
  z: number;
  killer: string | null;
  victim: string | null;
  weapon: string | null;
  distance: number | null;
  service_id: string | null;
}

const readAfter = (after: string | null): [string, string] | null => {
  const [at, id] = after?.split("~") ?? [];
  return at && id && /^\d{1,15}$/.test(id) && !Number.isNaN(Date.parse(at)) ? [at, id] : null;
};

/** A page of kills or deaths with a place, newest first. Hits and deliveries have pages of their own elsewhere. */
export async function deathPage(
  ctx: GuildContext,
  query: TableQuery,
): Promise<{ rows: PlacedDeath[]; next: string | null }> {
  const limit = query.limit ?? 50;
  const after = readAfter(query.after);
  const rows = await prepared<Row>(
    ctx.db,
    `select k.kill_id as id, k.timestamp as at, to_char(k.timestamp at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place,
       k.location_x as x, k.location_y as z, k.killer_name as killer, k.victim_name as victim,
       case when k.kind = 'pvp' then k.weapon else coalesce(k.cause, k.kind) end as weapon, k.distance, k.service_id
     from kill_logs k
     where k.guild_id = $1 and k.timestamp >= $2::timestamptz and k.timestamp < $3::timestamptz and ${ON_MAP}
       and ${query.layer === "kills" ? KILLS_ALONE : "true"} and (cardinality($6::text[]) = 0 or k.service_id = any($6::text[]))
       and ($7::text is null or case when k.kind = 'pvp' then coalesce(k.weapon, 'unknown') else k.kind end = $7::text)
       and ($8::bigint is null or k.killer_player_id = $8::bigint or k.victim_player_id = $8::bigint)
       and ($9::float8 is null or k.distance >= $9::float8) and ($10::float8 is null or k.distance <= $10::float8)
       ${after ? "and (k.timestamp, k.kill_id) < ($12::timestamptz, $13::bigint)" : ""}
     order by k.timestamp desc, k.kill_id desc limit $11::int`,
    [
      ctx.guildId,
      query.from,
      query.to,
      query.map,
      query.services,
      query.servers,
      query.weapon,
      query.player,
      query.near,
      query.far,
      limit + 1,
      ...(after ?? []),
    ],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map((row) => ({
      id: Number(row.id),
      at: row.at.toISOString(),
      x: row.x,
      z: row.z,
      killer: row.killer,
      victim: row.victim,
      weapon: row.weapon,
      distance: row.distance,
      serviceId: row.service_id,
    })),
    next: rows.length > limit && last ? `${last.place}~${last.id}` : null,
  };
}

/** Cells of 120 m that make one square of the table, a side. */
const MERGED = 4;
export const SQUARE = 120 * MERGED;

/** A square of the map with what happened in it. */
export interface BusySquare {
  /** Its middle, in metres. */
  x: number;
  z: number;
  count: number;
}

/** The squares in which most happened, from the rollup: whole days in UTC, all weapons and players. */
export async function busySquares(
  ctx: GuildContext,
  query: Pick<TableQuery, "map" | "from" | "to" | "servers"> & { layer: "kills" | "deaths" },
  limit = 20,
): Promise<BusySquare[]> {
  // Groups by one number a square, of cells that hold something: each row that is grouped costs.
  const rows = await prepared<{ square: number; count: bigint }>(
    ctx.db,
    `select c.cell / ${CELL_COLUMN * MERGED} * ${CELL_COLUMN} + c.cell % ${CELL_COLUMN} / ${MERGED} as square, sum(c.${query.layer}) as count
     from map_cells c where c.guild_id = $1 and c.map = $2 and (cardinality($3::text[]) = 0 or c.service_id = any($3::text[]))
       and c.day >= ($4::timestamptz at time zone 'UTC')::date and c.day < (($5::timestamptz - interval '1 millisecond') at time zone 'UTC')::date + 1
       and c.${query.layer} > 0
     group by 1 order by 2 desc, 1 limit $6::int`,
    [ctx.guildId, query.map, query.servers, query.from, query.to, limit],
  );
  return rows.map(({ square, count }) => ({
    x: (Math.trunc(square / CELL_COLUMN) + 0.5) * SQUARE,
    z: ((square % CELL_COLUMN) + 0.5) * SQUARE,
    count: Number(count),
  }));
}
