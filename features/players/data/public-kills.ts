import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { DAY } from "@/lib/time";
import type { HeadToHead, PublicKill } from "../public-player";

interface Row {
  kill_id: bigint;
  at: Date;
  killer_id: bigint | null;
  killer: string | null;
  victim_id: bigint | null;
  victim: string | null;
  weapon: string | null;
  distance: number | null;
  headshot: boolean;
  struck: string | null;
}

// Names come from the players who show themselves: a kill tells of both, and each decides for themselves.
const KILLS = (which: string, order: string) => `
select k.kill_id, k."timestamp" as at, a.player_id as killer_id, a.ingame_name as killer, v.player_id as victim_id, v.ingame_name as victim,
  k.weapon, k.distance, k.headshot, case when k.struck_at is not null then coalesce(k.struck_reason, 'Struck by staff') end as struck
from (select * from kill_logs where guild_id = $1 and kind = 'pvp' and not inferred and ${which} order by ${order} limit $3) k
left join player_profiles a on a.guild_id = $1 and a.player_id = k.killer_player_id and a.is_public
left join player_profiles v on v.guild_id = $1 and v.player_id = k.victim_player_id and v.is_public
order by ${order.replace(/(?<=^|, )/g, "k.")}`;

const toKill = (row: Row): PublicKill => ({
  killId: Number(row.kill_id),
  at: row.at.toISOString(),
  killer: { playerId: row.killer_id === null ? null : Number(row.killer_id), name: row.killer },
  victim: { playerId: row.victim_id === null ? null : Number(row.victim_id), name: row.victim },
  weapon: row.weapon,
  distance: row.distance === null ? null : Math.round(row.distance),
  headshot: row.headshot,
  struck: row.struck,
});

const OWN = KILLS("killer_player_id = $2", '"timestamp" desc, kill_id desc');
const STRUCK = KILLS("struck_at > $2", "struck_at desc, kill_id desc");

/** A player's newest kills of players, struck ones with their note. */
export async function recentKills(ctx: GuildContext, playerId: number, limit = 12): Promise<PublicKill[]> {
  return (await prepared<Row>(ctx.db, OWN, [ctx.guildId, playerId, limit])).map(toKill);
}

/** Kills that the guild's staff struck in the last 30 days, with their notes. At most 20. */
export async function struckKills(ctx: GuildContext): Promise<PublicKill[]> {
  const since = new Date(ctx.now.getTime() - 30 * DAY);
  return (await prepared<Row>(ctx.db, STRUCK, [ctx.guildId, since, 20])).map(toKill);
}

const BETWEEN = `
select
  (select count(*) from kill_logs where guild_id = $1 and killer_player_id = $2 and victim_player_id = $3
    and kind = 'pvp' and not inferred and struck_at is null) as won,
  (select count(*) from kill_logs where guild_id = $1 and killer_player_id = $3 and victim_player_id = $2
    and kind = 'pvp' and not inferred and struck_at is null) as lost`;

/** How often one player killed the other, and the other way round. Struck kills do not count. */
export async function headToHead(ctx: GuildContext, one: number, other: number): Promise<HeadToHead> {
  const [row] = await prepared<{ won: bigint; lost: bigint }>(ctx.db, BETWEEN, [ctx.guildId, one, other]);
  return { won: Number(row?.won ?? 0n), lost: Number(row?.lost ?? 0n) };
}
