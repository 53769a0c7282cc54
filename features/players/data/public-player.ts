import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { coinsToNumber } from "@/lib/money";
import { DAY, isoDate } from "@/lib/time";
import type { PublicPlayer } from "../public-player";
import { earnedTitles, type Title } from "../titles";
import { recentKills } from "./public-kills";

const DAYS = 30;
/** Kills that the list of weapons looks at. */
const WEAPON_KILLS = 500;
/** A rank past this is not counted out. */
const COUNTED = 1_000;

interface Row {
  player_id: bigint;
  ingame_name: string;
  name_history: { name: string; until: string }[];
  kills: number;
  deaths: number;
  headshots: number;
  streak: number;
  best_streak: number;
  longest_shot: number;
  playtime_seconds: bigint;
  sessions: number;
  first_seen_at: Date | null;
  last_seen_at: Date | null;
  shows_names: boolean;
  shows_kills: boolean;
  coins: bigint | null;
  above: bigint;
}

const PLAYER = `
select p.*, case when p.shows_wealth then a.balance end as coins,
  (select count(*) from (select 1 from player_profiles o where o.guild_id = $1 and o.is_public and o.kills > 0
    and (o.kills > p.kills or (o.kills = p.kills and o.player_id > p.player_id)) limit ${COUNTED}) better) as above
from player_profiles p
left join player_links l on l.guild_id = p.guild_id and l.player_id = p.player_id and l.verified
left join economy_accounts a on a.guild_id = p.guild_id and a.discord_id = l.discord_id
where p.guild_id = $1 and p.player_id = $2 and p.is_public`;

const WEAPONS = `
select weapon, count(*) as kills, coalesce(max(distance), 0) as longest from (
  select weapon, distance from kill_logs
  where guild_id = $1 and killer_player_id = $2 and kind = 'pvp' and not inferred and struck_at is null
  order by "timestamp" desc limit ${WEAPON_KILLS}) k
where weapon is not null group by weapon order by kills desc, weapon limit 6`;

const KILL_DAYS = `
select to_char(day, 'YYYY-MM-DD') as day, kills from player_days where guild_id = $1 and player_id = $2 and day >= $3::date`;

// Bought for their look: the newest of each, as long as the order stands.
const BOUGHT = `
select distinct s.effect ->> 'value' as name from shop_purchases s
join player_links l on l.guild_id = s.guild_id and l.discord_id = s.discord_id and l.verified
where s.guild_id = $1 and l.player_id = $2 and s.effect ->> 'kind' = 'title' and s.state = 'delivered' order by 1 limit 5`;

const title = (name: string): Title => ({ name, why: "Chosen in the shop. It counts for nothing." });

/** What visitors see of a player; null for one who does not show themselves, and for one who is not there. */
export async function publicPlayer(ctx: GuildContext, playerId: number): Promise<PublicPlayer | null> {
  const key = [ctx.guildId, playerId];
  const first = new Date(ctx.now.getTime() - (DAYS - 1) * DAY);
  const [[row], weapons, days, bought, recent] = await Promise.all([
    prepared<Row>(ctx.db, PLAYER, key),
    prepared<{ weapon: string; kills: bigint; longest: number }>(ctx.db, WEAPONS, key),
    prepared<{ day: string; kills: number }>(ctx.db, KILL_DAYS, [...key, isoDate(first)]),
    prepared<{ name: string }>(ctx.db, BOUGHT, key),
    recentKills(ctx, playerId),
  ]);
  if (!row) return null;
  const facts = {
    kills: row.kills,
    deaths: row.deaths,
    headshots: row.headshots,
    bestStreak: row.best_streak,
    longestShot: row.longest_shot,
    playtimeSeconds: Number(row.playtime_seconds),
    rank: row.kills > 0 ? Number(row.above) + 1 : null,
  };
  const byDay = new Map(days.map((each) => [each.day, each.kills]));
  return {
    ...facts,
    playerId,
    name: row.ingame_name,
    streak: row.streak,
    sessions: row.sessions,
    firstSeenAt: row.first_seen_at?.toISOString() ?? null,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    names: row.shows_names ? row.name_history.toReversed().slice(0, 12) : null,
    weapons: weapons.map((each) => ({ ...each, kills: Number(each.kills) })),
    days: Array.from({ length: DAYS }, (_, at) => {
      const day = isoDate(new Date(first.getTime() + at * DAY));
      return { day, kills: byDay.get(day) ?? 0 };
    }),
    recent: row.shows_kills ? recent : null,
    titles: [...earnedTitles(facts), ...bought.map(({ name }) => title(name))],
    coins: row.coins === null ? null : coinsToNumber(row.coins),
  };
}
