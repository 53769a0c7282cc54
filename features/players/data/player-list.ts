import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import type { PlayerPage, PlayerSort } from "../profile";

interface Row {
  player_id: bigint;
  name: string;
  person: string | null;
  online: boolean;
  kills: number;
  deaths: number;
  longest_shot: number;
  playtime_seconds: bigint;
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

/**
 * A page of the guild's players. Those whom the log never saw are left out.
 * @param query `search` is part of a name, or the whole of a platform id
 */
export async function playerList(
  ctx: GuildContext,
  query: { search?: string; sort?: PlayerSort; after?: string | null; limit?: number },
): Promise<PlayerPage> {
  const { search = "", sort = "seen", after = null, limit = 50 } = query;
  const { value, type } = ORDERS[sort];
  const from = readAfter(sort, after);
  const place =
    sort === "seen"
      ? `to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
      : `${value}::text`;
  const rows = await prepared<Row>(
    ctx.db,
    `select p.player_id, p.ingame_name as name, p.kills, p.deaths, p.longest_shot, p.playtime_seconds, p.last_seen_at, ${place} as place,
       (select coalesce(m.display_name, l.discord_id) from player_links l
        left join guild_members m on m.guild_id = l.guild_id and m.discord_id = l.discord_id
        where l.guild_id = p.guild_id and l.player_id = p.player_id and l.verified limit 1) as person,
       p.player_id in (select s.player_id from player_status s where s.guild_id = $1 and s.status = 'online') as online
     from player_profiles p
     where p.guild_id = $1 and p.last_seen_at is not null and ($3 = '' or p.ingame_name ilike $3 or p.platform_id = $4)
       ${from ? `and (${value}, p.player_id) < ($5::${type}, $6::bigint)` : ""}
     order by ${value} desc, p.player_id desc limit $2`,
    [
      ctx.guildId,
      limit + 1,
      search === "" ? "" : `%${search.replace(/[\\%_]/g, "\\$&")}%`,
      search,
      ...(from ?? []),
    ],
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
      longestShot: row.longest_shot,
      playtimeSeconds: Number(row.playtime_seconds),
      lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    })),
    next: rows.length > limit && last ? `${last.place}~${last.player_id}` : null,
  };
}

/** How many players the guild's servers have seen, and how many of them somebody has linked. */
export async function playerCounts(
  ctx: GuildContext,
): Promise<{ seen: number; linked: number; online: number }> {
  const [row] = await prepared<Record<"seen" | "linked" | "online", bigint>>(
    ctx.db,
    `select (select count(*) from player_profiles where guild_id = $1 and last_seen_at is not null) as seen,
       (select count(*) from player_links where guild_id = $1 and verified) as linked,
       (select count(distinct player_id) from player_status where guild_id = $1 and status = 'online') as online`,
    [ctx.guildId],
  );
  return {
    seen: Number(row?.seen ?? 0n),
    linked: Number(row?.linked ?? 0n),
    online: Number(row?.online ?? 0n),
  };
}
