import { randomInt } from "node:crypto";

export type Sql = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;

export interface LogWorld {
  guildId: string;
  serviceId: string;
  user: string;
  /** Where its logs lie. */
  dir: string;
  restartLog: string;
}

/** A guild with one connected game server, whose logs count as news from `historyUntil` on. */
export async function logWorld(
  sql: Sql,
  game: "dayz" | "dayzps" | "dayzxb",
  historyUntil: Date | null,
  serviceId = String(randomInt(1_000_000, 9_999_999)),
): Promise<LogWorld> {
  const guildId = `1${String(randomInt(10 ** 14)).padStart(14, "0")}${randomInt(1000, 9999)}`;
  const user = `ni${serviceId}_1`;
  const gamePath = game === "dayz" ? `/games/${user}/ftproot/dayzstandalone` : `/games/${user}/noftp/${game}`;
  await sql("insert into guilds (guild_id, name, slug) values ($1, 'Taiga', $2)", [
    guildId,
    `logs-${guildId}`,
  ]);
  await sql(
    `insert into nitrado_services (guild_id, service_id, name, game, map, access_kind, game_path, history_until)
     values ($1, $2, 'One', $3, 'chernarusplus', 'token', $4, $5)`,
    [guildId, serviceId, game, gamePath, historyUntil],
  );
  return {
    guildId,
    serviceId,
    user,
    dir: `${gamePath}/config`,
    restartLog: `/games/${user}/noftp/${game}/restart.log`,
  };
}

/** Everything that a log leads to, without what a database numbers or dates by itself. */
const TABLES = [
  "select platform_id, ingame_name, name_history, kills, deaths, suicides, headshots, streak, best_streak, longest_shot, playtime_seconds, sessions, first_seen_at, last_seen_at from player_profiles where guild_id = $1 order by 1",
  "select file_name, byte_offset, kind, victim_name, killer_name, weapon, distance, headshot, timestamp, inferred, historical, date_uncertain, raw_log_line from kill_logs where guild_id = $1 order by 1, 2",
  "select file_name, byte_offset, player_name, session_start, session_end, ended_by, duration_seconds, end_byte_offset from player_sessions where guild_id = $1 order by 1, 2",
  "select day, service_id, kills, deaths, suicides, headshots, sessions, playtime_seconds from kill_days where guild_id = $1 order by 1, 2",
  "select p.platform_id, d.day, d.kills, d.deaths, d.playtime_seconds from player_days d join player_profiles p using (guild_id, player_id) where guild_id = $1 order by 1, 2",
  "select weapon, day, kills, headshots, longest_shot from weapon_days where guild_id = $1 order by 1, 2",
  "select cell, hits from position_cells where guild_id = $1 order by 1",
  "select player_name, status, last_seen, x, y from player_status where guild_id = $1 order by 1",
  "select file_name, byte_offset, part, kind, player_name, occurred_at, x, y from player_activity where guild_id = $1 order by 1, 2, 3",
  "select k.file_name, k.byte_offset, r.status, r.amount, r.reason from reward_decisions r join kill_logs k on k.guild_id = r.guild_id and r.source = 'kill:' || k.kill_id where r.guild_id = $1 order by 1, 2",
  "select type, key from interbot_events where guild_id = $1 order by 1, 2",
  "select source, started_at, boot_key, same_as is null as first from server_boots where guild_id = $1 order by 2, 1",
  "select file_name, last_position, lines, events, unknown_lines, last_line_at, completed_at is not null as completed from nitrado_log_state where guild_id = $1 order by 1",
] as const;

/** The guild's rows as text: two runs that come to the same give the same text. */
export async function everything(sql: Sql, guildId: string): Promise<string> {
  const parts: string[] = [];
  for (const text of TABLES) {
    const rows = await sql<Record<string, unknown>>(text, [guildId]);
    parts.push(rows.map((row) => JSON.stringify(row)).join("\n"));
  }
  return parts.join("\n--\n");
}
