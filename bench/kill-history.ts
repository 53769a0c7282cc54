/** Runs one statement as the superuser. */
type Sql = (text: string, values?: unknown[]) => Promise<unknown>;

export interface History {
  guild: string;
  serviceId: string;
  kills: number;
  players: number;
  days: number;
}

/** The platform id of a made-up player, from 1. */
export const historyId = (nr: number): string => `E${String(nr).padStart(39, "0")}`;

// Built again in one go after the load: keeping them current row by row takes several times as long.
const LATER = ["kill_logs_time_idx", "kill_logs_killer_idx", "kill_logs_victim_idx"];

/** Kills spread evenly over players and days, oldest first, each with what a row needs and no more. */
const KILLS = `
insert into kill_logs (guild_id, service_id, file_name, byte_offset, kind, victim_player_id, victim_name, killer_player_id, killer_name,
  weapon, distance, headshot, timestamp)
select $1::varchar, $2, 'h', n, 'pvp', p.first + (n * 7919 + 13) % $4, 'Victim', p.first + (n * 104729) % $4, 'Killer',
  'M4-A1', (n * 31) % 400, n % 9 = 0, now() - interval '1 hour' - make_interval(secs => ($3 - n) * ($5 * 86400.0 / $3))
from generate_series(1, $3::bigint) n cross join (select min(player_id) as first from player_profiles where guild_id = $1::varchar) p`;

const DAYS = `
insert into player_days (guild_id, player_id, day, kills, deaths, headshots, longest_shot)
select $1::varchar, p.player_id, (now() - make_interval(days => d))::date, greatest(1, $2::bigint / $3::bigint), greatest(1, $2::bigint / $3::bigint), 1, 399
from player_profiles p cross join generate_series(1, $4::int) d where p.guild_id = $1::varchar`;

const TOTALS = `
update player_profiles p set kills = k.kills + p.player_id % 97, deaths = k.kills, headshots = k.heads, longest_shot = 300 + p.player_id % 100,
  best_streak = 3 + p.player_id % 20, playtime_seconds = 3600 * (p.player_id % 5000)
from (select killer_player_id as id, count(*) as kills, count(*) filter (where headshot) as heads from kill_logs where guild_id = $1::varchar group by 1) k
where p.guild_id = $1::varchar and p.player_id = k.id`;

/**
 * Fills guilds with long histories, with rows put there directly and triggers off. The indexes that take long row by
 * row are built once at the end.
 */
export async function loadHistories(superuser: Sql, histories: readonly History[]): Promise<void> {
  await superuser("set session_replication_role = replica");
  await superuser("set maintenance_work_mem = '512MB'");
  await superuser("set work_mem = '256MB'");
  const found = (await superuser(
    "select indexname as name, indexdef as text from pg_indexes where schemaname = 'public' and indexname = any($1)",
    [LATER],
  )) as { name: string; text: string }[];
  if (found.length !== LATER.length)
    throw new Error("An index that the bench builds later has another name now.");
  for (const { name } of found) await superuser(`drop index ${name}`);
  for (const { guild, serviceId, kills, players, days } of histories) {
    await superuser(
      `insert into player_profiles (guild_id, platform_id, ingame_name, first_seen_at, last_seen_at)
       select $1::varchar, 'E' || lpad(n::text, 39, '0'), 'Player ' || n, now() - interval '1 hour', now() - interval '1 hour' from generate_series(1, $2::int) n`,
      [guild, players],
    );
    await superuser(KILLS, [guild, serviceId, kills, players, days]);
    await superuser(DAYS, [guild, kills, players * days, days]);
  }
  for (const { text } of found) await superuser(text);
  await superuser("analyze kill_logs");
  for (const { guild } of histories) await superuser(TOTALS, [guild]);
  await superuser("vacuum (analyze) player_profiles");
  await superuser("analyze player_days");
}
