import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { coinsToNumber } from "@/lib/money";
import {
  type Board,
  type BoardPage,
  type BoardRow,
  boardValue,
  RATIO_FROM,
  readCursor,
  writeCursor,
} from "../boards";
import type { Rival } from "../public-player";
import { type Season, type SeasonBoard, seasonDays } from "../seasons";
import { RANKED } from "./leaderboard";
import { headToHead } from "./public-kills";

const SEASON_VALUE: Record<SeasonBoard, string> = {
  kills: "t.kills::float8",
  ratio: `case when t.kills >= ${RATIO_FROM} then t.kills::float8 / greatest(t.deaths, 1) else 0 end`,
  shot: "t.shot",
  headshots: "t.headshots::float8",
  playtime: "t.playtime::float8",
};

interface SeasonRow {
  player_id: bigint;
  name: string;
  kills: bigint;
  deaths: bigint;
  headshots: bigint;
  shot: number;
  playtime: bigint;
  rank: bigint;
}

// From the days of at most 31 dates: who plays in a month, not what ever happened.
const season = (board: SeasonBoard, more: string) => `
with totals as (
  select d.player_id, sum(d.kills) as kills, sum(d.deaths) as deaths, sum(d.headshots) as headshots, max(d.longest_shot) as shot,
    sum(d.playtime_seconds)::bigint as playtime
  from player_days d where d.guild_id = $1 and d.day >= $2::date and d.day < $3::date group by d.player_id
), ranked as (
  select t.*, p.ingame_name as name, ${SEASON_VALUE[board]} as value
  from totals t join player_profiles p on p.guild_id = $1 and p.player_id = t.player_id and p.is_public
), placed as (
  select r.*, row_number() over (order by value desc, player_id desc) as rank from ranked r where value > 0
)
select * from placed where ${more} order by rank limit $4`;

const toRow = (row: SeasonRow): BoardRow => ({
  playerId: Number(row.player_id),
  rank: Number(row.rank),
  name: row.name,
  kills: Number(row.kills),
  deaths: Number(row.deaths),
  ratio: Number(row.kills) / Math.max(Number(row.deaths), 1),
  shot: row.shot,
  streak: 0,
  headshots: Number(row.headshots),
  playtimeSeconds: Number(row.playtime),
  lastSeenAt: null,
});

/** A page of a season's board. Players who do not show themselves are left out. @param after as for all time */
export async function seasonPage(
  ctx: GuildContext,
  board: SeasonBoard,
  of: Season,
  { after = null, limit = 50 }: { after?: string | null; limit?: number } = {},
): Promise<BoardPage> {
  const { from, to } = seasonDays(of);
  const behind = after === null ? 0 : (readCursor(after)?.rank ?? 0);
  const values = [ctx.guildId, from, to, limit + 1, behind];
  const rows = (await prepared<SeasonRow>(ctx.db, season(board, "rank > $5"), values)).map(toRow);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? writeCursor({ ...last, value: boardValue(board, last) }) : null;
  return { rows: page, next };
}

/** Players of a season's board by part of their name, with their ranks. At most 12. */
export async function seasonSearch(
  ctx: GuildContext,
  board: SeasonBoard,
  of: Season,
  search: string,
): Promise<BoardRow[]> {
  const { from, to } = seasonDays(of);
  const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return (
    await prepared<SeasonRow>(ctx.db, season(board, "name ilike $5"), [ctx.guildId, from, to, 12, pattern])
  ).map(toRow);
}

export interface WealthRow {
  playerId: number;
  rank: number;
  name: string;
  coins: number;
}

const WEALTH = `
select p.player_id, p.ingame_name as name, a.balance from player_profiles p
join player_links l on l.guild_id = p.guild_id and l.player_id = p.player_id and l.verified
join economy_accounts a on a.guild_id = l.guild_id and a.discord_id = l.discord_id
where p.guild_id = $1 and p.is_public and p.shows_wealth and a.balance > 0
order by a.balance desc, p.player_id desc limit $2`;

/** The wealthiest of those who show their coins. At most 100. */
export async function wealthBoard(ctx: GuildContext): Promise<WealthRow[]> {
  const rows = await prepared<{ player_id: bigint; name: string; balance: bigint }>(ctx.db, WEALTH, [
    ctx.guildId,
    100,
  ]);
  return rows.map((row, at) => ({
    playerId: Number(row.player_id),
    rank: at + 1,
    name: row.name,
    coins: coinsToNumber(row.balance),
  }));
}

interface RivalRow {
  player_id: bigint;
  name: string;
  value: number;
  above: bigint;
  rival_id: bigint | null;
  rival_name: string | null;
  rival_value: number | null;
}

const rivalSql = (board: Board) => {
  const { value, only } = RANKED[board];
  return `
with me as (
  select player_id, ingame_name as name, ${value} as value from player_profiles
  where guild_id = $1 and ${only} and player_id = (
    select l.player_id from player_links l where l.guild_id = $1 and l.discord_id = $2 and l.verified)
)
select me.player_id, me.name, me.value::float8 as value, r.player_id as rival_id, r.name as rival_name, r.value::float8 as rival_value,
  (select count(*) from (select 1 from player_profiles where guild_id = $1 and is_public and ${only}
    and (${value} > me.value or (${value} = me.value and player_id > me.player_id)) limit 1000) better) as above
from me left join lateral (
  select player_id, ingame_name as name, ${value} as value from player_profiles
  where guild_id = $1 and is_public and ${only}
    and (${value} > me.value or (${value} = me.value and player_id > me.player_id))
  order by ${value}, player_id limit 1
) r on true`;
};

/** Where a person's player stands on a board, and who is just above; null for whoever is not on it. */
export async function rivalOf(ctx: GuildContext, discordId: string, board: Board): Promise<Rival | null> {
  const [row] = await prepared<RivalRow>(ctx.db, rivalSql(board), [ctx.guildId, discordId]);
  if (!row) return null;
  const me = {
    playerId: Number(row.player_id),
    name: row.name,
    rank: Number(row.above) + 1,
    value: row.value,
  };
  if (row.rival_id === null || row.rival_name === null)
    return { me, above: null, between: { won: 0, lost: 0 } };
  const above = { playerId: Number(row.rival_id), name: row.rival_name, value: row.rival_value ?? 0 };
  return { me, above, between: await headToHead(ctx, me.playerId, above.playerId) };
}
