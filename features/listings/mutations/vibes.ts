import { sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { DAY, isoDate } from "@/lib/time";

/** Looked at: days back, and the newest kills and deeds at most, so that a busy server costs what a quiet one does. */
const DAYS = 14;
const KILLS = 400;
const DEEDS = 3_000;
/** Below these, nothing is said. */
const LEAST = { kills: 20, hours: 20, deaths: 10, newcomers: 8 };

interface Due extends Record<string, unknown> {
  guild_id: string;
  server_id: string;
  service_id: string;
  time_zone: string;
}

/** Listed servers with a log whose traits are the oldest, or that have none yet. */
async function dueServers(ctx: SystemContext, most: number): Promise<Due[]> {
  const { rows } = await ctx.db.execute<Due>(sql`
    select e.guild_id, e.server_id, r.service_id, r.time_zone from directory_entries e
    join registered_servers r on r.guild_id = e.guild_id and r.id = e.server_id
    left join server_vibes v on v.guild_id = e.guild_id and v.server_id = e.server_id
    where r.service_id is not null and (v.counted_at is null or v.counted_at < ${ctx.now.toISOString()}::timestamptz - interval '6 hours')
    order by v.counted_at nulls first limit ${most}::int`);
  return rows;
}

async function countOne(
  ctx: SystemContext,
  { guild_id, server_id, service_id, time_zone }: Due,
): Promise<void> {
  const from = new Date(ctx.now.getTime() - DAYS * DAY);
  const [day, since] = [isoDate(from), from.toISOString()];
  await ctx.db.execute(sql`
    with kills as (
      select distance from kill_logs where guild_id = ${guild_id} and "timestamp" >= ${since}::timestamptz
        and service_id = ${service_id} and kind = 'pvp' and struck_at is null and distance is not null
      order by "timestamp" desc limit ${KILLS}::int),
    fights as (select count(*)::int as n, percentile_cont(0.5) within group (order by distance) as metres from kills),
    hours as (
      select players_sum::float8 / nullif(known_samples, 0) as players,
        extract(hour from "timestamp" at time zone ${time_zone}) as hour
      from server_stats where guild_id = ${guild_id} and server_id = ${server_id}::uuid and resolution = '1h'
        and "timestamp" >= ${since}::timestamptz),
    played as (
      select coalesce(sum(players), 0) as hours, coalesce(sum(players) filter (where hour >= 22 or hour < 6), 0) as nights
      from hours),
    days as (
      select coalesce(sum(deaths), 0) as deaths, coalesce(sum(playtime_seconds), 0) / 60.0 as minutes
      from kill_days where guild_id = ${guild_id} and service_id = ${service_id} and day >= ${day}::date),
    deeds as (
      select kind, occurred_at from player_activity where guild_id = ${guild_id} and service_id = ${service_id}
        and occurred_at >= ${since}::timestamptz and occurred_at <= ${ctx.now.toISOString()}::timestamptz
      order by occurred_at desc limit ${DEEDS}::int),
    building as (
      select count(*) filter (where kind in ('built', 'placed')) as built, min(occurred_at) as earliest from deeds),
    meanwhile as (
      select coalesce(sum(s.players_sum::float8 / nullif(s.known_samples, 0)), 0) as hours from server_stats s, building b
      where s.guild_id = ${guild_id} and s.server_id = ${server_id}::uuid and s.resolution = '1h'
        and s."timestamp" >= greatest(b.earliest, ${since}::timestamptz)),
    newcomers as (
      select count(*)::int as n, count(*) filter (where d.deaths = 0) as alive from player_profiles p
      join player_days d on d.guild_id = p.guild_id and d.player_id = p.player_id
        and d.day = (p.first_seen_at at time zone 'UTC')::date
      where p.guild_id = ${guild_id} and p.first_seen_at >= ${since}::timestamptz and d.playtime_seconds >= 1800)
    insert into server_vibes as v (guild_id, server_id, counted_at, fight_metres, fights, night_percent, built_tenths,
      life_minutes, newcomers_percent, newcomers)
    select ${guild_id}, ${server_id}::uuid, ${ctx.now.toISOString()}::timestamptz,
      case when f.n >= ${LEAST.kills}::int then round(f.metres) end, f.n,
      case when p.hours >= ${LEAST.hours}::int then round(100 * p.nights / p.hours) end,
      case when m.hours >= ${LEAST.hours}::int then round(10 * b.built / m.hours) end,
      case when d.deaths >= ${LEAST.deaths}::int then round(d.minutes / d.deaths) end,
      case when n.n >= ${LEAST.newcomers}::int then round(100.0 * n.alive / n.n) end, n.n
    from fights f, played p, days d, building b, meanwhile m, newcomers n
    on conflict (guild_id, server_id) do update set counted_at = excluded.counted_at,
      fight_metres = excluded.fight_metres, fights = excluded.fights, night_percent = excluded.night_percent,
      built_tenths = excluded.built_tenths, life_minutes = excluded.life_minutes,
      newcomers_percent = excluded.newcomers_percent, newcomers = excluded.newcomers`);
}

/** Counts the traits of up to `most` servers whose turn it is: each every six hours. @returns how many */
export async function countVibes(ctx: SystemContext, most: number): Promise<number> {
  const due = await dueServers(ctx, most);
  for (const server of due) await countOne(ctx, server);
  return due.length;
}
