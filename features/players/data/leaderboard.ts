import type { GuildContext, PublicContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import {
  type Board,
  type BoardPage,
  type BoardRow,
  boardValue,
  RATIO_FROM,
  readCursor,
  writeCursor,
} from "../boards";

/** Each board reads its own index from a value and an id on; the expressions are those of the indexes. */
export const RANKED: Record<Board, { value: string; type: string; only: string }> = {
  kills: { value: "kills", type: "bigint", only: "kills > 0" },
  ratio: {
    value: "(kills::float8 / greatest(deaths, 1))",
    type: "float8",
    only: `kills >= ${RATIO_FROM}`,
  },
  shot: { value: "longest_shot", type: "float8", only: "longest_shot > 0" },
  streak: { value: "best_streak", type: "bigint", only: "best_streak > 0" },
  headshots: { value: "headshots", type: "bigint", only: "headshots > 0" },
  playtime: { value: "playtime_seconds", type: "bigint", only: "playtime_seconds > 0" },
};
const COLUMNS =
  "player_id, ingame_name, kills, deaths, longest_shot, best_streak, headshots, playtime_seconds, last_seen_at";
/** A rank past this is not counted out. */
const COUNTED = 1_000;

interface Row {
  player_id: bigint;
  ingame_name: string;
  kills: number;
  deaths: number;
  longest_shot: number;
  best_streak: number;
  headshots: number;
  playtime_seconds: bigint;
  last_seen_at: Date | null;
}

const toRow = (row: Row, rank: number): BoardRow => ({
  playerId: Number(row.player_id),
  rank,
  name: row.ingame_name,
  kills: row.kills,
  deaths: row.deaths,
  ratio: row.kills / Math.max(row.deaths, 1),
  shot: row.longest_shot,
  streak: row.best_streak,
  headshots: row.headshots,
  playtimeSeconds: Number(row.playtime_seconds),
  lastSeenAt: row.last_seen_at?.toISOString() ?? null,
});

/**
 * A page of a guild's leaderboard, from the players' running totals. Players who do not show themselves are left out.
 * @param after `next` of the page before; anything else begins anew
 */
export async function leaderboardPage(
  ctx: PublicContext | GuildContext,
  guildId: string,
  board: Board,
  { after = null, limit = 50 }: { after?: string | null; limit?: number } = {},
): Promise<BoardPage> {
  const { value, type, only } = RANKED[board];
  const read = after === null ? null : readCursor(after);
  const cursor = read && (type === "float8" || Number.isInteger(read.value)) ? read : null;
  const on = cursor ? `and (${value}, player_id) < ($3::${type}, $4::bigint)` : "";
  const rows = await prepared<Row>(
    ctx.db,
    `select ${COLUMNS} from player_profiles where guild_id = $1 and is_public and ${only} ${on}
     order by ${value} desc, player_id desc limit $2`,
    [guildId, limit + 1, ...(cursor ? [cursor.value, cursor.playerId] : [])],
  );
  const first = (cursor?.rank ?? 0) + 1;
  const page = rows.slice(0, limit).map((row, at) => toRow(row, first + at));
  const last = page.at(-1);
  const next = rows.length > limit && last ? writeCursor({ ...last, value: boardValue(board, last) }) : null;
  return { rows: page, next };
}

/** Players of a board by part of their name, best first, with their ranks. At most 12. */
export async function leaderboardSearch(
  ctx: PublicContext | GuildContext,
  guildId: string,
  board: Board,
  search: string,
): Promise<BoardRow[]> {
  const { value, only } = RANKED[board];
  const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await prepared<Row & { above: bigint }>(
    ctx.db,
    `with found as (
       select ${COLUMNS}, ${value} as value from player_profiles
       where guild_id = $1 and is_public and ${only} and ingame_name ilike $2
       order by ${value} desc, player_id desc limit 12
     )
     select f.*, (select count(*) from (
       select 1 from player_profiles where guild_id = $1 and is_public and ${only}
         and (${value} > f.value or (${value} = f.value and player_id > f.player_id)) limit ${COUNTED}) better) as above
     from found f order by f.value desc, f.player_id desc`,
    [guildId, pattern],
  );
  return rows.map((row) => toRow(row, Number(row.above) + 1));
}

export interface BoardServer {
  guildId: string;
  guildName: string;
  slug: string;
  name: string;
  /** Until when the log of this server was read. */
  logCompleteUntil: string | null;
}

/** The guild behind a listed server; null when nothing is listed there. */
export async function boardServer(ctx: PublicContext, slug: string): Promise<BoardServer | null> {
  const [row] = await prepared<{
    guild_id: string;
    guild_name: string | null;
    server_name: string;
    until: Date | null;
  }>(
    ctx.db,
    `select l.guild_id, g.name as guild_name, l.server_name, s.log_complete_until as until
     from server_listings l
     left join guilds g on g.guild_id = l.guild_id
     left join server_status s on s.guild_id = l.guild_id and s.server_id = l.server_id
     where l.slug = $1 and l.state = 'live'`,
    [slug],
  );
  if (!row) return null;
  return {
    guildId: row.guild_id,
    guildName: row.guild_name ?? row.server_name,
    slug,
    name: row.server_name,
    logCompleteUntil: row.until?.toISOString() ?? null,
  };
}

/** Addresses of a guild's listed servers, for whoever renews their pages. */
export async function liveSlugsOf(ctx: GuildContext): Promise<string[]> {
  const rows = await prepared<{ slug: string }>(
    ctx.db,
    "select slug from server_listings where guild_id = $1 and state = 'live' and slug is not null order by slug",
    [ctx.guildId],
  );
  return rows.map((row) => row.slug);
}
