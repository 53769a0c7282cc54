import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";

export interface PlayerStats {
  name: string;
  isPublic: boolean;
  kills: number;
  deaths: number;
  headshots: number;
  /** Metres. */
  longestShot: number;
  bestStreak: number;
  playtimeSeconds: number;
  lastSeenAt: string | null;
}

interface Row {
  ingame_name: string;
  is_public: boolean;
  kills: number;
  deaths: number;
  headshots: number;
  longest_shot: number;
  best_streak: number;
  playtime_seconds: bigint;
  last_seen_at: Date | null;
}

/** A player's running totals. @param own whether hidden numbers are the asker's; others' are null */
export async function playerStats(
  ctx: GuildContext,
  playerId: number,
  own: boolean,
): Promise<PlayerStats | null> {
  const [row] = await prepared<Row>(
    ctx.db,
    `select ingame_name, is_public, kills, deaths, headshots, longest_shot, best_streak, playtime_seconds, last_seen_at
     from player_profiles where guild_id = $1 and player_id = $2 and (is_public or $3)`,
    [ctx.guildId, playerId, own],
  );
  if (!row) return null;
  return {
    name: row.ingame_name,
    isPublic: row.is_public,
    kills: row.kills,
    deaths: row.deaths,
    headshots: row.headshots,
    longestShot: row.longest_shot,
    bestStreak: row.best_streak,
    playtimeSeconds: Number(row.playtime_seconds),
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
  };
}

/** Players who show themselves, by part of their name, last seen first. At most 25. */
export async function playersByName(
  ctx: GuildContext,
  search: string,
): Promise<{ id: number; name: string }[]> {
  const rows = await prepared<{ id: bigint; name: string }>(
    ctx.db,
    `select player_id as id, ingame_name as name from player_profiles
     where guild_id = $1 and is_public and ($2 = '' or ingame_name ilike $2) order by last_seen_at desc nulls last limit 25`,
    [ctx.guildId, search === "" ? "" : `%${search.replace(/[\\%_]/g, "\\$&")}%`],
  );
  return rows.map((row) => ({ id: Number(row.id), name: row.name }));
}

/** Players who show themselves and are on one of the guild's servers now, as far as the log was read. At most 100. */
export async function playersOnline(ctx: GuildContext): Promise<{ serviceId: string; name: string }[]> {
  return prepared(
    ctx.db,
    `select s.service_id as "serviceId", p.ingame_name as name from player_status s
     join player_profiles p on p.guild_id = s.guild_id and p.player_id = s.player_id
     where s.guild_id = $1 and s.status = 'online' and p.is_public order by p.ingame_name limit 100`,
    [ctx.guildId],
  );
}
