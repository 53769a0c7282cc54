import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { coinsToNumber } from "@/lib/money";
import { DAY, isoDate } from "@/lib/time";
import type { PlayerProfile } from "../profile";

const DAYS = 30;
/** Kills that the list of weapons looks at. */
const WEAPON_KILLS = 500;

interface ProfileRow {
  player_id: bigint;
  ingame_name: string;
  platform_id: string | null;
  name_history: { name: string; until: string }[];
  is_public: boolean;
  first_seen_at: Date | null;
  last_seen_at: Date | null;
  kills: number;
  deaths: number;
  suicides: number;
  headshots: number;
  streak: number;
  best_streak: number;
  longest_shot: number;
  playtime_seconds: bigint;
  sessions: number;
  discord_id: string | null;
  person: string | null;
  method: string | null;
  verified_at: Date | null;
}

const PROFILE = `
select p.*, l.discord_id, coalesce(m.display_name, u.display_name, l.discord_id) as person, l.method, l.verified_at
from player_profiles p
left join player_links l on l.guild_id = p.guild_id and l.player_id = p.player_id and l.verified
left join guild_members m on m.guild_id = l.guild_id and m.discord_id = l.discord_id
left join grizzly_users u on u.discord_id = l.discord_id
where p.guild_id = $1 and p.player_id = $2`;

type Related = Pick<PlayerProfile, "seen" | "weapons" | "days" | "held">;

async function related(ctx: GuildContext, playerId: number): Promise<Related> {
  const key = [ctx.guildId, playerId];
  const first = new Date(ctx.now.getTime() - (DAYS - 1) * DAY);
  const [seen, weapons, days, [held]] = await Promise.all([
    prepared<{
      service: string;
      online: boolean;
      last_seen: Date | null;
      x: number | null;
      y: number | null;
    }>(
      ctx.db,
      `select coalesce(n.name, s.service_id) as service, s.status = 'online' as online, s.last_seen, s.x, s.y
       from player_status s left join nitrado_services n on n.guild_id = s.guild_id and n.service_id = s.service_id
       where s.guild_id = $1 and s.player_id = $2 order by s.last_seen desc nulls last`,
      key,
    ),
    prepared<{ weapon: string; kills: bigint; longest: number }>(
      ctx.db,
      `select weapon, count(*) as kills, coalesce(max(distance), 0) as longest from (
         select weapon, distance, kind, inferred from kill_logs where guild_id = $1 and killer_player_id = $2
         order by timestamp desc limit ${WEAPON_KILLS}) k
       where kind = 'pvp' and not inferred and weapon is not null group by weapon order by kills desc, weapon limit 6`,
      key,
    ),
    prepared<{ day: string; hours: number; kills: number }>(
      ctx.db,
      `select to_char(day, 'YYYY-MM-DD') as day, playtime_seconds / 3600.0::float8 as hours, kills from player_days
       where guild_id = $1 and player_id = $2 and day >= $3::date`,
      [...key, isoDate(first)],
    ),
    prepared<{ decisions: bigint; coins: bigint }>(
      ctx.db,
      `select count(*) as decisions, coalesce(sum(amount), 0)::bigint as coins from reward_decisions
       where guild_id = $1 and player_id = $2 and status = 'held'`,
      key,
    ),
  ]);
  const byDay = new Map(days.map((row) => [row.day, row]));
  return {
    seen: seen.map(({ last_seen, ...row }) => ({ ...row, at: last_seen?.toISOString() ?? null })),
    weapons: weapons.map((row) => ({ ...row, kills: Number(row.kills) })),
    days: Array.from({ length: DAYS }, (_, at) => {
      const day = isoDate(new Date(first.getTime() + at * DAY));
      const row = byDay.get(day);
      return { day, hours: Number(row?.hours ?? 0), kills: row?.kills ?? 0 };
    }),
    held: { decisions: Number(held?.decisions ?? 0n), coins: coinsToNumber(held?.coins ?? 0n) },
  };
}

/** Everything that the guild's staff may know about a player; null when the guild's servers never saw one. */
export async function playerProfile(ctx: GuildContext, playerId: number): Promise<PlayerProfile | null> {
  const [[row], rest] = await Promise.all([
    prepared<ProfileRow>(ctx.db, PROFILE, [ctx.guildId, playerId]),
    related(ctx, playerId),
  ]);
  if (!row) return null;
  return {
    playerId: Number(row.player_id),
    name: row.ingame_name,
    platformId: row.platform_id,
    names: [...row.name_history].reverse(),
    isPublic: row.is_public,
    firstSeenAt: row.first_seen_at?.toISOString() ?? null,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    kills: row.kills,
    deaths: row.deaths,
    suicides: row.suicides,
    headshots: row.headshots,
    streak: row.streak,
    bestStreak: row.best_streak,
    longestShot: row.longest_shot,
    playtimeSeconds: Number(row.playtime_seconds),
    sessions: row.sessions,
    link:
      row.discord_id === null
        ? null
        : {
            discordId: row.discord_id,
            person: row.person ?? row.discord_id,
            method: row.method,
            at: row.verified_at?.toISOString() ?? null,
          },
    ...rest,
  };
}
