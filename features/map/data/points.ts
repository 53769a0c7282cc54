import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { type Layer, MOST_POINTS } from "../layers";
import { encodePacket, type PacketHead } from "../packet";
import { cellCounts, hourCounts } from "./counts";

export interface PointsQuery {
  map: string;
  /** Services that run the map: rows from before maps were noted are theirs. */
  services: readonly string[];
  layer: Layer;
  from: Date;
  to: Date;
  player: number | null;
  /** Events at most; the newest ones. */
  most?: number;
}

/** Rows of activity that are looked through on each server for hits: between them stand all other things. */
const LOOKED = 300_000;
/** The newest orders that are looked through. */
const ORDERS = 5_000;

export const KILLS_ALONE = "k.kind = 'pvp' and not k.inferred and k.struck_at is null";
export const ON_MAP = `(replace(lower(k.map), 'dayzoffline.', '') = $4::text or (k.map is null and k.service_id = any($5::text[])))
  and k.location_x between 0 and 32000 and k.location_y between 0 and 32000`;

const death = (where: string) => `
select k.kill_id as id, k.timestamp as at, k.location_x as x, k.location_y as z, k.distance, k.service_id,
  case when k.kind = 'pvp' then coalesce(k.weapon, 'unknown') else k.kind end as word
from kill_logs k where k.guild_id = $1 and k.timestamp >= $2::timestamptz and k.timestamp < $3::timestamptz and ${ON_MAP} and ${where}
order by k.timestamp desc limit $6::int`;

/** Kills of or by one player are read by the indexes of both, each within the bound. */
const deathsOf = (where: string, player: boolean) =>
  player
    ? `select * from (select * from (${death(`${where} and k.killer_player_id = $7::bigint`)}) a
       union select * from (${death(`${where} and k.victim_player_id = $7::bigint`)}) b) both_sides order by at desc limit $6::int`
    : death(where);

const SOURCES: Record<Layer, (player: boolean) => string> = {
  kills: (player) => deathsOf(KILLS_ALONE, player),
  deaths: (player) => deathsOf("true", player),
  hits: (player) => `
select a.id, a.occurred_at as at, a.x, a.y as z, (a.detail->>'distance')::float8 as distance, a.service_id,
  coalesce(a.detail->>'weapon', 'unknown') as word
from unnest($5::text[]) s(service_id) cross join lateral (
  select * from player_activity p where p.guild_id = $1 and p.service_id = s.service_id
    and p.occurred_at >= $2::timestamptz and p.occurred_at < $3::timestamptz order by p.occurred_at desc limit ${LOOKED}
) a where a.kind = 'hit_by_player' and a.x between 0 and 32000 and a.y between 0 and 32000 and $4::text is not null
  ${player ? "and $7::bigint in (a.player_id, a.other_player_id)" : ""}
order by a.occurred_at desc limit $6::int`,
  deliveries: (player) => `
select o.purchase_id as id, coalesce(o.boot_seen_at, o.purchased_at) as at, (o.place->>'x')::float8 as x, (o.place->>'z')::float8 as z,
  null::float8 as distance, o.service_id, coalesce(o.item_name, 'An item') as word
from (select * from shop_purchases where guild_id = $1 order by purchase_id desc limit ${ORDERS}) o
where coalesce(o.boot_seen_at, o.purchased_at) >= $2::timestamptz and coalesce(o.boot_seen_at, o.purchased_at) < $3::timestamptz
  and o.place is not null and o.service_id = any($5::text[]) and coalesce(o.place->>'map', $4::text) = $4::text
  and o.state not in ('refunded', 'failed') ${player ? "and o.player_id = $7::bigint" : ""}
order by at desc limit $6::int`,
};

/** One text of bytes instead of a hundred thousand rows: reading them one by one took longer than finding them. */
const packed = (source: string, begin: string) => `
with picked as materialized (${source}),
words as (select word, row_number() over (order by count(*) desc, word) - 1 as nr from picked group by word order by 2 limit 30000),
places as (select service_id, row_number() over (order by service_id) - 1 as nr from picked group by service_id),
base as (select coalesce(min(id), 0) as id from picked)
select (select id from base) as base, (select count(*) from picked)::int as count, (select min(at) from picked) as since,
  (select coalesce(jsonb_agg(word order by nr), '[]') from words) as words,
  (select coalesce(jsonb_agg(coalesce(service_id, '') order by nr), '[]') from places) as services,
  (select string_agg(int4send((p.id - b.id)::int) || int4send(extract(epoch from p.at - ${begin}::timestamptz)::int)
     || int2send(round(p.x)::int2) || int2send(round(p.z)::int2) || int2send(least(coalesce(round(p.distance), -1), 32000)::int2)
     || int2send(w.nr::int2) || int2send(s.nr::int2), ''::bytea order by p.at desc, p.id desc)
   from picked p cross join base b join words w using (word) join places s on s.service_id is not distinct from p.service_id) as rows`;

interface Row {
  base: bigint;
  count: number;
  since: Date | null;
  words: string[];
  services: string[];
  rows: Uint8Array | null;
}

/**
 * Where reading may begin so that as many events follow as travel, by the rollup of hours; null where all of them do.
 * A limit alone does not bound what is read: the planner may sort all of a long time first (seen).
 */
async function enoughFrom(
  ctx: GuildContext,
  query: { services: readonly string[]; layer: "kills" | "deaths"; from: Date; to: Date; most: number },
): Promise<Date | null> {
  const { services, layer, from, to, most } = query;
  const [row] = await prepared<{ hour: Date | null }>(
    ctx.db,
    `select max(hour) as hour from (
       select hour, sum(sum(${layer})) over (order by hour desc) as later from kill_hours
       where guild_id = $1 and service_id = any($2::text[]) and hour >= $3::timestamptz and hour < $4::timestamptz group by hour
     ) h where later > $5::int`,
    [ctx.guildId, services, from, to, most],
  );
  return row?.hour ?? null;
}

/**
 * The events of one layer as a packet of bytes (see `packet.ts`). Where more happened than travels, the newest are in
 * it, and counts of all of them by cell and hour from the rollups.
 */
export async function pointPacket(ctx: GuildContext, query: PointsQuery): Promise<Uint8Array<ArrayBuffer>> {
  const { map, services, layer, from, to, player, most = MOST_POINTS } = query;
  const counted = player === null && (layer === "kills" || layer === "deaths");
  const enough = counted ? await enoughFrom(ctx, { services, layer, from, to, most }) : null;
  const values = [
    ctx.guildId,
    enough ?? from,
    to,
    map,
    services,
    most + 1,
    ...(player === null ? [] : [player]),
  ];
  const [row] = await prepared<Row>(
    ctx.db,
    packed(SOURCES[layer](player !== null), `$${values.length + 1}`),
    [...values, from],
  );
  if (!row) throw new Error("An aggregate gives one row.");
  const cut = row.count > most || enough !== null;
  const names = row.services;
  const head: PacketHead = {
    from: from.getTime(),
    to: to.getTime(),
    base: Number(row.base),
    cut,
    since: cut ? (row.since ?? enough ?? from).getTime() : null,
    words: row.words,
    services: names,
    cells: 0,
    hours: 0,
  };
  const rows = row.rows ?? new Uint8Array();
  if (!cut || !counted) return encodePacket(head, [rows]);
  for (const id of services) if (!names.includes(id)) names.push(id);
  const asked = { map, services: names, layer, from, to };
  const [cells, hours] = await Promise.all([cellCounts(ctx, asked), hourCounts(ctx, asked)]);
  return encodePacket({ ...head, cells: cells.count, hours: hours.count }, [rows, cells.rows, hours.rows]);
}
