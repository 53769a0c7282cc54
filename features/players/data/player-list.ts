import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { DAY } from "@/lib/time";
import {
  COUNTED_PLAYERS,
  type PlayerPage,
  type PlayerSort,
  type PlayersQuery,
  SEARCHED_PLAYERS,
} from "../profile";

interface Row {
  player_id: bigint;
  name: string;
  person: string | null;
  online: boolean;
  kills: number;
  deaths: number;
  headshots: number;
  best_streak: number;
  longest_shot: number;
  playtime_seconds: bigint;
  sessions: number;
  platform_id: string | null;
  first_seen_at: Date | null;
  last_seen_at: Date | null;
  place: string | null;
}

// Each reads the index of its order. The place is text, because a moment has more digits than a number carries.
const ORDERS: Record<PlayerSort, { value: string; type: string }> = {
  seen: { value: "p.last_seen_at", type: "timestamptz" },
  kills: { value: "p.kills", type: "integer" },
  playtime: { value: "p.playtime_seconds", type: "bigint" },
  shot: { value: "p.longest_shot", type: "float8" },
};

const PLACES: Record<PlayerSort, RegExp> = {
  seen: /^\d{4}-\d{2}-\d{2}T[\d:.]{8,15}Z$/,
  kills: /^\d{1,9}$/,
  playtime: /^\d{1,15}$/,
  shot: /^\d{1,6}(\.\d{1,20})?$/,
};

function readAfter(sort: PlayerSort, after: string | null): [string, string] | null {
  const [value, id] = after?.split("~") ?? [];
  if (value === undefined || id === undefined || !/^\d{1,15}$/.test(id) || !PLACES[sort].test(value))
    return null;
  if (sort === "seen" && Number.isNaN(Date.parse(value))) return null;
  return [value, id];
}

// A player is in few of these rows, so that each is looked up, or hashed once.
const LINKED =
  "select l.player_id from player_links l where l.guild_id = $1 and l.player_id is not null and l.verified";
const ONLINE = "select s.player_id from player_status s where s.guild_id = $1 and s.status = 'online'";

/**
 * Whom a search means. No index finds a part of a name under row-level security, whose functions may leak, so that
 * all names of a large guild would be read for each key that is pressed.
 */
const named = (part: string, whole: string) => `
  select r.player_id from (
    select player_id, ingame_name from player_profiles where guild_id = $1 and last_seen_at is not null
    order by last_seen_at desc limit ${SEARCHED_PLAYERS}) r where r.ingame_name ilike ${part}
  union all select player_id from player_profiles where guild_id = $1 and ingame_name = ${whole}
  union all select player_id from player_profiles where guild_id = $1 and platform_id = ${whole}`;

/** A page of the guild's players. Those whom the log never saw are left out. */
export async function playerList(
  ctx: GuildContext,
  query: Partial<Omit<PlayersQuery, "columns">> & { limit?: number },
): Promise<PlayerPage> {
  const { search = "", sort = "seen", after = null, limit = 50 } = query;
  const { value, type } = ORDERS[sort];
  const from = readAfter(sort, after);
  const place =
    sort === "seen"
      ? `to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
      : `${value}::text`;
  const values: unknown[] = [ctx.guildId, limit + 1];
  const add = (one: unknown) => `$${values.push(one)}`;
  const where = ["p.guild_id = $1", "p.last_seen_at is not null"];
  if (search !== "") {
    const part = add(`%${search.replace(/[\\%_]/g, "\\$&")}%`);
    where.push(`p.player_id in (${named(part, add(search))})`);
  }
  if (query.online) where.push(`p.player_id in (${ONLINE})`);
  if (query.linked) where.push(`p.player_id ${query.linked === "no" ? "not " : ""}in (${LINKED})`);
  if (query.days) {
    const since = new Date(ctx.now.getTime() - query.days * DAY);
    where.push(`p.last_seen_at >= ${add(since)}::timestamptz`);
  }
  if (from) where.push(`(${value}, p.player_id) < (${add(from[0])}::${type}, ${add(from[1])}::bigint)`);
  const rows = await prepared<Row>(
    ctx.db,
    `select p.player_id, p.ingame_name as name, p.platform_id, p.kills, p.deaths, p.headshots, p.best_streak, p.longest_shot,
       p.playtime_seconds, p.sessions, p.first_seen_at, p.last_seen_at, ${place} as place,
       (select coalesce(m.display_name, l.discord_id) from player_links l
        left join guild_members m on m.guild_id = l.guild_id and m.discord_id = l.discord_id
        where l.guild_id = p.guild_id and l.player_id = p.player_id and l.verified limit 1) as person,
       p.player_id in (${ONLINE}) as online
     from player_profiles p where ${where.join(" and ")}
     order by ${value} desc, p.player_id desc limit $2`,
    values,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    players: page.map((row) => ({
      playerId: Number(row.player_id),
      name: row.name,
      person: row.person,
      online: row.online,
      kills: row.kills,
      deaths: row.deaths,
      headshots: row.headshots,
      bestStreak: row.best_streak,
      longestShot: row.longest_shot,
      playtimeSeconds: Number(row.playtime_seconds),
      sessions: row.sessions,
      platformId: row.platform_id,
      firstSeenAt: row.first_seen_at?.toISOString() ?? null,
      lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    })),
    next: rows.length > limit && last ? `${last.place}~${last.player_id}` : null,
  };
}

/** How many players the guild's servers have seen, and how many of them somebody has linked; at most one more than {@link COUNTED_PLAYERS}. */
export async function playerCounts(
  ctx: GuildContext,
): Promise<{ seen: number; linked: number; online: number }> {
  const upTo = (rows: string) =>
    `(select count(*) from (select 1 from ${rows} limit ${COUNTED_PLAYERS + 1}) c)`;
  const [row] = await prepared<Record<"seen" | "linked" | "online", bigint>>(
    ctx.db,
    `select ${upTo("player_profiles where guild_id = $1 and last_seen_at is not null")} as seen,
       ${upTo("player_links where guild_id = $1 and verified")} as linked,
       (select count(distinct player_id) from player_status where guild_id = $1 and status = 'online') as online`,
    [ctx.guildId],
  );
  return {
    seen: Number(row?.seen ?? 0n),
    linked: Number(row?.linked ?? 0n),
    online: Number(row?.online ?? 0n),
  };
}
