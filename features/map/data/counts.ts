import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";

export interface CountsQuery {
  map: string;
  /** Servers in the order in which rows number them. */
  services: readonly string[];
  layer: "kills" | "deaths";
  from: Date;
  to: Date;
}

interface Packed {
  count: number;
  rows: Uint8Array | null;
}

const none = new Uint8Array();

const cellsOf = (layer: "kills" | "deaths") => `
select count(*)::int as count, string_agg(int4send(c.cell) || int4send(c.day - ($4::timestamptz at time zone 'UTC')::date)
  || int4send(array_position($3::text[], c.service_id) - 1) || int4send(c.${layer}), ''::bytea) as rows
from map_cells c where c.guild_id = $1 and c.map = $2 and c.service_id = any($3::text[]) and c.${layer} > 0
  and c.day >= ($4::timestamptz at time zone 'UTC')::date and c.day <= ($5::timestamptz at time zone 'UTC')::date`;

const hoursOf = (layer: "kills" | "deaths") => `
select count(*)::int as count, string_agg(int4send(0) || int4send((extract(epoch from h.hour - $4::timestamptz) / 3600)::int)
  || int4send(array_position($3::text[], h.service_id) - 1) || int4send(h.${layer}), ''::bytea) as rows
from kill_hours h where h.guild_id = $1 and $2::text is not null and h.service_id = any($3::text[]) and h.${layer} > 0
  and h.hour >= $4::timestamptz and h.hour < $5::timestamptz`;

async function counts(ctx: GuildContext, text: string, query: CountsQuery) {
  const { map, services, from, to } = query;
  const [row] = await prepared<Packed>(ctx.db, text, [ctx.guildId, map, services, from, to]);
  return { count: row?.count ?? 0, rows: row?.rows ?? none };
}

/** How often by cell, day and server, as bytes of a packet. Reads the rollup alone. */
export const cellCounts = (ctx: GuildContext, query: CountsQuery) => counts(ctx, cellsOf(query.layer), query);

/** How often by hour and server, with a place or without, as bytes of a packet. Reads the rollup alone. */
export const hourCounts = (ctx: GuildContext, query: CountsQuery) => counts(ctx, hoursOf(query.layer), query);
