import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { CELL, CELL_COLUMN } from "../layers";

interface Day {
  service_id: string;
  day: string;
  kills: number;
  deaths: number;
}

const STALE = `
select k.service_id, k.day::text as day, k.kills, k.deaths from kill_days k
left join map_days m on m.guild_id = k.guild_id and m.service_id = k.service_id and m.day = k.day
where k.guild_id = $1 and (m.day is null or m.kills <> k.kills or m.deaths <> k.deaths)
order by k.day desc, k.service_id limit $2`;

const COUNT = `
with placed as (
  select replace(lower(coalesce(k.map, s.map, '')), 'dayzoffline.', '') as map,
    floor(k.location_x / ${CELL})::int * ${CELL_COLUMN} + floor(k.location_y / ${CELL})::int as cell,
    (k.kind = 'pvp' and not k.inferred and k.struck_at is null)::int as kill
  from kill_logs k left join nitrado_services s on s.guild_id = k.guild_id and s.service_id = k.service_id
  where k.guild_id = $1 and k.service_id = $2
    and k.timestamp >= ($3::date)::timestamp at time zone 'UTC' and k.timestamp < ($3::date + 1)::timestamp at time zone 'UTC'
    and k.location_x between 0 and 122000 and k.location_y between 0 and 122000
)
insert into map_cells (guild_id, service_id, day, map, cell, kills, deaths)
select $1, $2, $3::date, map, cell, sum(kill), count(*) from placed group by map, cell`;

const MARK = `
insert into map_days (guild_id, service_id, day, kills, deaths, counted_at) values ($1, $2, $3::date, $4, $5, $6)
on conflict (guild_id, service_id, day) do update set kills = excluded.kills, deaths = excluded.deaths, counted_at = excluded.counted_at`;

/**
 * Counts days anew for the map, newest first: those whose kills or deaths by `kill_days` are not what they were when
 * the day was last counted. Ingest itself writes nothing here, so reading a line again changes nothing either.
 * @param most days of one call
 * @returns how many days were counted
 */
export async function countDays(ctx: GuildContext, most = 20): Promise<number> {
  const days = await prepared<Day>(ctx.db, STALE, [ctx.guildId, most]);
  for (const { service_id: serviceId, day, kills, deaths } of days) {
    const of = [ctx.guildId, serviceId, day];
    await prepared(
      ctx.db,
      "delete from map_cells where guild_id = $1 and service_id = $2 and day = $3::date",
      of,
    );
    await prepared(ctx.db, COUNT, of);
    await prepared(ctx.db, MARK, [...of, kills, deaths, ctx.now]);
  }
  return days.length;
}

/** Forgets what was counted, so that every day is counted again. */
export async function forgetDays(ctx: GuildContext): Promise<void> {
  await prepared(ctx.db, "delete from map_days where guild_id = $1", [ctx.guildId]);
}
