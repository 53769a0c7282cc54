import type { Scratch } from "./scratch-postgres";

/** Whose servers they are does not matter to the directory: many guilds, by the first of them. */
const DIRECTORY_GUILD = "688446347673800000";
/** Hours of history that each server has. */
const LOOKS = 24;

/**
 * Live listings of as many game servers as told, four a guild, with texts, tags and a day of looks. Everything is
 * spread by the server's number, so that a longer list has more of the same.
 */
export async function loadServers(sql: Scratch["sql"], servers: number): Promise<void> {
  await sql(
    `insert into guilds (guild_id, name, slug, is_public)
     select ($1::bigint + nr)::text, 'Guild ' || nr, 'guild-' || nr, true from generate_series(0, $2::int / 4) nr`,
    [DIRECTORY_GUILD, servers],
  );
  await sql(
    `insert into registered_servers (id, guild_id, name, platform, map, slots, region, city, languages, fighting, time_zone, restart_times)
     select ('00000000-0000-4000-8000-' || lpad(nr::text, 12, '0'))::uuid, ($1::bigint + nr / 4)::text, 'Server ' || nr,
       (array['pc', 'pc', 'xbox', 'playstation'])[1 + nr % 4], (array['chernarusplus', 'chernarusplus', 'enoch', 'sakhal', 'namalsk'])[1 + nr % 5],
       30 + 10 * (nr % 7), (array['europe', 'europe', 'europe', 'north-america', 'south-america', 'asia', 'oceania'])[1 + nr % 7], 'Warsaw',
       case nr % 6 when 0 then '{pl,en}'::text[] when 1 then '{de}' else '{en}' end, (array['pvp', 'pve', 'mixed'])[1 + nr % 3],
       'Europe/Warsaw', array[lpad((nr % 24)::text, 2, '0') || ':00', lpad(((nr + 12) % 24)::text, 2, '0') || ':00']
     from generate_series(0, $2::int - 1) nr`,
    [DIRECTORY_GUILD, servers],
  );
  await sql(
    `insert into server_listings (guild_id, server_id, slug, server_name, tagline, description, rules, state, featured, published_at)
     select r.guild_id, r.id, 'server-' || nr, (array['Nightfall', 'Taiga', 'Black Pine', 'Coastline', 'Frontier'])[1 + nr % 5] || ' ' || nr,
       'Survival with long nights, number ' || nr, 'Hardcore survival on ' || r.map || '. ' || repeat('Bring water and a friend. ', 20),
       'No insults. No cheating. ' || repeat('Respect the borders of traders. ', 10), 'live', nr % 20 = 7, now() - make_interval(mins => nr)
     from (select *, right(id::text, 12)::int as nr from registered_servers) r`,
  );
  await sql(
    `insert into server_features (guild_id, server_id, kind, value, position)
     select r.guild_id, r.id, 'tag', tag, at from (select *, right(id::text, 12)::int as nr from registered_servers) r
     cross join unnest(array['traders', 'hardcore', 'first-person', 'weekend-raids', 'newcomers-welcome', 'style-' || chr(97 + nr % 26) || chr(97 + nr / 26 % 26)])
       with ordinality as f(tag, at) where (nr + at) % 3 = 0 or at = 6`,
  );
  await sql(
    `insert into server_status (guild_id, server_id, state, state_since, players, slots, checked_at, log_complete_until)
     select guild_id, id, case when nr % 41 = 0 then 'down' else 'up' end, now() - interval '5 hours',
       case when nr % 13 = 0 then null else (nr * 37) % 60 end, slots, now() - interval '2 minutes', now() - interval '6 minutes'
     from (select *, right(id::text, 12)::int as nr from registered_servers) r`,
  );
  for (const resolution of ["5m", "1h"])
    await sql(
      `insert into server_stats (guild_id, server_id, resolution, "timestamp", status, samples, up_samples, known_samples, players_sum, players_peak, slots)
       select guild_id, id, $1, date_trunc('hour', now()) - make_interval(hours => step), 'up', 12, 12, 12, 12 * ((nr + step * 7) % 40), 40, slots
       from (select *, right(id::text, 12)::int as nr from registered_servers) r, generate_series(0, $2::int - 1) step`,
      [resolution, LOOKS],
    );
}

/** Scores as two weeks of looks would have made them: those would be eight million rows, and are drawn instead. */
export const drawEvenings = (sql: Scratch["sql"]): Promise<unknown> =>
  sql(
    "update directory_ranks set place = -((right(server_id::text, 12)::int * 7919 + board * 31) % 101) where board < 24",
  );
