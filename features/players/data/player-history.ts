import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { coinsToNumber } from "@/lib/money";
import type { PlayerDeath, PlayerSession } from "../profile";
import type { KillKind } from "../schema";

interface DeathRow {
  kill_id: bigint;
  at: Date;
  place: string;
  kind: string;
  won: boolean;
  other_id: bigint | null;
  other: string | null;
  cause: string | null;
  weapon: string | null;
  distance: number | null;
  headshot: boolean;
  inferred: boolean;
  historical: boolean;
  struck: string | null;
  grid: string | null;
  service: string | null;
  raw: string | null;
  file: string | null;
  byte_offset: bigint | null;
  reward_status: string | null;
  reward_coins: bigint | null;
  reward_reason: string | null;
}

// Two halves, each by its own index, and only as many of each as a page can hold. Rewards are joined row by row: a
// planner that does not know the limit would read every decision of the guild.
const half = (own: string, other: string, won: boolean) => `
select kill_id, "timestamp" as at, kind, ${won} as won, ${other}_player_id as other_id, ${other}_name as other, cause, weapon, distance,
  headshot, inferred, historical, struck_reason as struck, grid_reference as grid, service_id, raw_log_line as raw, file_name as file, byte_offset
from kill_logs
where guild_id = $1 and ${own}_player_id = $2 and ("timestamp", kill_id) < ($3::timestamptz, $4::bigint)
order by "timestamp" desc, kill_id desc limit $5`;

const DEATHS = `
select k.*, to_char(k.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place, coalesce(n.name, k.service_id) as service,
  d.status as reward_status, d.amount as reward_coins, d.reason as reward_reason
from (
  select * from ((${half("killer", "victim", true)}) union all (${half("victim", "killer", false)})) both_halves
  where case $6 when 'kills' then won when 'deaths' then not won else true end
  order by at desc, kill_id desc limit $5
) k
left join nitrado_services n on n.guild_id = $1 and n.service_id = k.service_id
left join lateral (
  select status, amount, reason from reward_decisions where guild_id = $1 and source = 'kill:' || k.kill_id limit 1
) d on k.won
order by k.at desc, k.kill_id desc`;

function readBefore(before: string | null): [string, string] {
  const match = /^(\d{4}-\d{2}-\d{2}T[\d:.]{8,15}Z)~(\d{1,15})$/.exec(before ?? "");
  if (!match?.[1] || !match[2] || Number.isNaN(Date.parse(match[1]))) return ["infinity", "0"];
  return [match[1], match[2]];
}

/** Kills and deaths of a player, newest first, each with the line that says it. */
export async function playerDeaths(
  ctx: GuildContext,
  playerId: number,
  query: { show?: "all" | "kills" | "deaths"; before?: string | null; limit?: number } = {},
): Promise<{ deaths: PlayerDeath[]; next: string | null }> {
  const { show = "all", before = null, limit = 30 } = query;
  const rows = await prepared<DeathRow>(ctx.db, DEATHS, [
    ctx.guildId,
    playerId,
    ...readBefore(before),
    limit + 1,
    show,
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    deaths: page.map(toDeath),
    next: rows.length > limit && last ? `${last.place}~${last.kill_id}` : null,
  };
}

const toDeath = (row: DeathRow): PlayerDeath => ({
  killId: Number(row.kill_id),
  at: row.at.toISOString(),
  kind: row.kind as KillKind,
  won: row.won,
  other:
    row.other === null
      ? null
      : { playerId: row.other_id === null ? null : Number(row.other_id), name: row.other },
  cause: row.cause,
  weapon: row.weapon,
  distance: row.distance,
  headshot: row.headshot,
  inferred: row.inferred,
  historical: row.historical,
  struck: row.struck,
  grid: row.grid,
  service: row.service,
  raw: row.raw,
  file: row.file,
  byteOffset: row.byte_offset === null ? null : Number(row.byte_offset),
  reward:
    row.reward_status === null
      ? null
      : {
          status: row.reward_status,
          coins: coinsToNumber(row.reward_coins ?? 0n),
          reason: row.reward_reason ?? "",
        },
});

/** Sessions of a player, newest first. @param before id and start of the last one that was seen, as `next` gives it */
export async function playerSessionsOf(
  ctx: GuildContext,
  playerId: number,
  query: { before?: string | null; limit?: number } = {},
): Promise<{ sessions: PlayerSession[]; next: string | null }> {
  const limit = query.limit ?? 40;
  const rows = await prepared<{
    id: bigint;
    service: string;
    session_start: Date;
    session_end: Date | null;
    duration_seconds: number | null;
    ended_by: string | null;
    date_uncertain: boolean;
    place: string;
  }>(
    ctx.db,
    `select s.id, coalesce(n.name, s.service_id) as service, s.session_start, s.session_end, s.duration_seconds, s.ended_by, s.date_uncertain,
       to_char(s.session_start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place
     from player_sessions s left join nitrado_services n on n.guild_id = s.guild_id and n.service_id = s.service_id
     where s.guild_id = $1 and s.player_id = $2 and (s.session_start, s.id) < ($3::timestamptz, $4::bigint)
     order by s.session_start desc, s.id desc limit $5`,
    [ctx.guildId, playerId, ...readBefore(query.before ?? null), limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    sessions: page.map((row) => ({
      id: Number(row.id),
      service: row.service,
      startedAt: row.session_start.toISOString(),
      endedAt: row.session_end?.toISOString() ?? null,
      seconds: row.duration_seconds,
      endedBy: row.ended_by,
      dateUncertain: row.date_uncertain,
    })),
    next: rows.length > limit && last ? `${last.place}~${last.id}` : null,
  };
}
