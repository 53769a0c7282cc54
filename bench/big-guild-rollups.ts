import type { GuildSize, Sql } from "./big-guild-size";

const DAY_OF = (column: string) => `(${column} at time zone 'UTC')::date`;

const KILL_DAYS = `
insert into kill_days (guild_id, day, service_id, kills, deaths, suicides, headshots, longest_shot, sessions, playtime_seconds)
select $1::varchar, day, service_id, sum(kills), sum(deaths), sum(suicides), sum(headshots), max(longest), sum(sessions), sum(seconds) from (
  select ${DAY_OF("timestamp")} as day, service_id, count(*) filter (where kind = 'pvp') as kills, count(*) as deaths,
    count(*) filter (where kind = 'suicide') as suicides, count(*) filter (where kind = 'pvp' and headshot) as headshots,
    coalesce(max(distance) filter (where kind = 'pvp'), 0) as longest, 0 as sessions, 0 as seconds
  from kill_logs where guild_id = $1::varchar group by 1, 2
  union all
  select ${DAY_OF("session_start")}, service_id, 0, 0, 0, 0, 0, count(*), sum(duration_seconds)
  from player_sessions where guild_id = $1::varchar and session_end is not null group by 1, 2
) d group by day, service_id`;

const PLAYER_DAYS = `
insert into player_days (guild_id, player_id, day, kills, deaths, suicides, headshots, longest_shot, sessions, playtime_seconds)
select $1::varchar, player_id, day, sum(kills), sum(deaths), sum(suicides), sum(headshots), max(longest), sum(sessions), sum(seconds) from (
  select killer_player_id as player_id, ${DAY_OF("timestamp")} as day, count(*) as kills, 0 as deaths, 0 as suicides,
    count(*) filter (where headshot) as headshots, coalesce(max(distance), 0) as longest, 0 as sessions, 0 as seconds
  from kill_logs where guild_id = $1::varchar and kind = 'pvp' group by 1, 2
  union all
  select victim_player_id, ${DAY_OF("timestamp")}, 0, count(*), count(*) filter (where kind = 'suicide'), 0, 0, 0, 0
  from kill_logs where guild_id = $1::varchar group by 1, 2
  union all
  select player_id, ${DAY_OF("session_start")}, 0, 0, 0, 0, 0, count(*), sum(duration_seconds)
  from player_sessions where guild_id = $1::varchar and session_end is not null group by 1, 2
) d group by player_id, day`;

const WEAPON_DAYS = `
insert into weapon_days (guild_id, weapon, day, kills, headshots, longest_shot)
select guild_id, weapon, ${DAY_OF("timestamp")}, count(*), count(*) filter (where headshot), coalesce(max(distance), 0)
from kill_logs where guild_id = $1::varchar and kind = 'pvp' and weapon is not null group by 1, 2, 3`;

const TOTALS = `
update player_profiles p set kills = d.kills, deaths = d.deaths, suicides = d.suicides, headshots = d.headshots, longest_shot = d.longest,
  sessions = d.sessions, playtime_seconds = d.seconds, xp = d.kills * 100 + d.headshots * 25 + d.seconds / 60
from (select player_id, sum(kills) as kills, sum(deaths) as deaths, sum(suicides) as suicides, sum(headshots) as headshots,
    max(longest_shot) as longest, sum(sessions) as sessions, sum(playtime_seconds)::bigint as seconds
  from player_days where guild_id = $1::varchar group by player_id) d
where p.guild_id = $1::varchar and p.player_id = d.player_id`;

const STREAKS = `
with steps as (
  select killer_player_id as player_id, timestamp, kill_id, true as kill from kill_logs where guild_id = $1::varchar and kind = 'pvp'
  union all select victim_player_id, timestamp, kill_id, false from kill_logs where guild_id = $1::varchar
), lives as (
  select player_id, kill, count(*) filter (where not kill) over (partition by player_id order by timestamp, kill_id) as life from steps
), runs as (
  select player_id, life, count(*) filter (where kill) as kills from lives group by player_id, life
), best as (
  select player_id, max(kills) as best, (array_agg(kills order by life desc))[1] as current from runs group by player_id
)
update player_profiles p set best_streak = b.best, streak = b.current from best b where p.guild_id = $1::varchar and p.player_id = b.player_id`;

const LAST_SEEN = `
update player_profiles p set first_seen_at = d.first, last_seen_at = d.last
from (select player_id, min(session_start) as first, max(coalesce(session_end, session_start)) as last
  from player_sessions where guild_id = $1::varchar group by player_id) d
where p.guild_id = $1::varchar and p.player_id = d.player_id`;

/** Every total of the game as the ingest would have left it, counted from the rows. */
export async function makeRollups(sql: Sql, { guild }: GuildSize): Promise<void> {
  for (const text of [KILL_DAYS, PLAYER_DAYS, WEAPON_DAYS, TOTALS, STREAKS, LAST_SEEN])
    await sql(text, [guild]);
}
