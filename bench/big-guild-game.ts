import type { GuildSize, Sql } from "./big-guild-size";

// A day's players: a third are regulars, the others come for some weeks and make room for new ones.
const who = (mix: string) =>
  `case when n % 10 < 3 then (${mix}) % greatest($6::bigint / 4, 1) else (day * ($6::bigint / 16) + (${mix}) % $6::bigint) % $4::bigint end`;

const PROFILES = `
insert into player_profiles (guild_id, platform_id, ingame_name, first_seen_at, last_seen_at)
select $1::varchar, 'E' || lpad(n::text, 39, '0'), 'Player_' || n, $3::timestamptz - interval '1 year', $3::timestamptz - make_interval(mins => n)
from generate_series(1, $2::int) n`;

// Twelve places where much happens, and a fifth of everything anywhere.
const place = (axis: "x" | "y", salt: number) =>
  `case when n % 5 = 0 then (n * ${axis === "x" ? 7919 : 104729} + ${salt}) % 15360
    else (array[${axis === "x" ? "6700,11100,12100,4600,2700,5400,10400,13400,3700,6400,7300,1800" : "2600,8200,9100,10300,5300,8600,2200,6300,2400,7700,3100,4100"}])[1 + n % 12] + (n * ${axis === "x" ? 31 : 37} + ${salt}) % 900 - 450 end::float8`;

const KILLS = `
insert into kill_logs (guild_id, service_id, map, file_name, byte_offset, kind, victim_player_id, victim_name, killer_player_id, killer_name,
  weapon, distance, headshot, body_part, location_x, location_y, killer_x, killer_y, grid_reference, timestamp, raw_log_line)
select $1::varchar, ($2::text[])[1 + n % cardinality($2::text[])], 'chernarusplus', 'big.ADM', n, kind,
  first + victim, 'Player_' || victim + 1, case when pvp then first + killer end, case when pvp then 'Player_' || killer + 1 end,
  case when pvp then (array['M4-A1','KA-M','Mosin 91/30','SKS','DMR','LAR','SVAL','BK-18','Blaze','CR-527','MP5-K','Deagle','Longhorn','FX-45','Savanna','Tundra'])[1 + (n * n) % 16] end,
  case when pvp then (n * 31) % 400 + ((n * 7) % 10) / 10.0 end, pvp and n % 9 = 0, case when pvp then case when n % 9 = 0 then 'Head' else 'Torso' end end,
  x, y, case when pvp then x + n % 200 end, case when pvp then y - n % 170 end, lpad((x::int / 1000)::text, 2, '0') || ' ' || lpad((y::int / 1000)::text, 2, '0'),
  $7::timestamptz - make_interval(secs => ($3::bigint - n) * ($5::int * 86400.0 / $3::bigint)), 'Player "Player_' || victim + 1 || '" (DEAD) killed'
from (
  select n, p.first, kind, kind = 'pvp' as pvp, killer, case when kind = 'pvp' and victim = killer then (victim + 1) % $4::bigint else victim end as victim, x, y
  from (
    select n, case n % 20 when 7 then 'suicide' when 13 then 'environment' else 'pvp' end as kind,
      ${who("n * 104729")} as killer, ${who("n * 7919 + 13")} as victim, ${place("x", 0)} as x, ${place("y", 5)} as y
    from (select n, (n - 1) * $5::bigint / $3::bigint as day from generate_series(1, $3::bigint) n) g
  ) s cross join (select min(player_id) as first from player_profiles where guild_id = $1::varchar) p
) k`;

// What would end after now is still going on.
const SESSIONS = `
insert into player_sessions (guild_id, service_id, player_id, player_name, session_start, session_end, duration_seconds, duration_minutes, ended_by, file_name, byte_offset)
select $1::varchar, ($2::text[])[1 + n % cardinality($2::text[])], first + player, 'Player_' || player + 1, start,
  case when ends <= $7::timestamptz then ends end, case when ends <= $7::timestamptz then seconds end, case when ends <= $7::timestamptz then seconds / 60 end,
  case when ends <= $7::timestamptz then case when n % 12 = 0 then 'restart' else 'disconnect' end end, 'big.ADM', n
from (
  select *, start + make_interval(secs => seconds) as ends from (
    select n, p.first, ${who("n * 15485863 + 7")} as player, (1200 + (n * 7919) % 10800)::int as seconds,
      $7::timestamptz - make_interval(secs => ($3::bigint - n) * ($5::int * 86400.0 / $3::bigint)) as start
    from (select n, (n - 1) * $5::bigint / $3::bigint as day from generate_series(1, $3::bigint) n) g
    cross join (select min(player_id) as first from player_profiles where guild_id = $1::varchar) p
  ) s
) e`;

const STATUS = `
insert into player_status (guild_id, service_id, player_id, player_name, status, last_seen, x, y, alive)
select p.guild_id, coalesce(o.service_id, ($2::text[])[1 + p.player_id % cardinality($2::text[])]), p.player_id, p.ingame_name,
  case when o.player_id is null then 'offline' else 'online' end, p.last_seen_at, (p.player_id * 7919) % 15360, (p.player_id * 104729) % 15360, true
from player_profiles p left join (select distinct on (player_id) player_id, service_id from player_sessions where guild_id = $1::varchar and session_end is null order by player_id) o using (player_id)
where p.guild_id = $1::varchar`;

const SEEN = `
insert into player_activity (guild_id, service_id, player_id, player_name, kind, x, y, occurred_at, file_name, byte_offset)
select guild_id, service_id, player_id, player_name, (array['seen','placed','hit_by_player','built','seen','unconscious'])[1 + id % 6],
  (id * 7919) % 15360, (id * 104729) % 15360, session_start + interval '9 minutes', 'big.ADM', byte_offset
from player_sessions where guild_id = $1::varchar`;

const CELLS = `
insert into position_cells (guild_id, service_id, map, cell, hits)
select $1::varchar, service, 'chernarusplus', x * 1024 + y, 1 + (x * 7919 + y * 104729) % 5000 / (1 + (x + y) % 40)
from unnest($2::text[]) service cross join generate_series(0, 511) x cross join generate_series(0, 511) y where (x * 31 + y * 17) % $3::int = 0`;

/** Players, kills, stays, where everyone was, all spread over the days up to `now`. */
export async function makeGame(sql: Sql, size: GuildSize, now: Date): Promise<void> {
  const { guild, services, players, kills, sessions, days, active } = size;
  await sql(PROFILES, [guild, players, now]);
  await sql(KILLS, [guild, services, kills, players, days, active, now]);
  await sql(SESSIONS, [guild, services, sessions, players, days, active, now]);
  await sql(STATUS, [guild, services]);
  await sql(SEEN, [guild]);
  await sql(CELLS, [guild, services, players > 1_000 ? 3 : 40]);
}
