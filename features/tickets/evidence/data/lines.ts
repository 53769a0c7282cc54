import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { inOrder, MOST_LINES } from "../rules";
import type { EvidenceLine, Party, Point } from "../schema";

/** Somebody who is there longer than this without a new connect is found by what they did. */
const LONGEST_STAY = "1 day";

interface Row {
  at: Date;
  player_id: bigint;
  kind: string;
  detail: Record<string, unknown> | null;
  x: number | null;
  y: number | null;
  other_x: number | null;
  other_y: number | null;
  other: string | null;
  file: string;
  byte: bigint;
  raw: string | null;
}

// Each part is found by a player's own index and ends with the stretch: an hour of one player is a few hundred rows.
const KILL = (own: string, other: string, kind: string, place: string, otherPlace: string) => `
select k."timestamp" as at, k.${own}_player_id as player_id, '${kind}' as kind,
  jsonb_strip_nulls(jsonb_build_object('weapon', k.weapon, 'distance', k.distance, 'zone', k.body_part, 'cause', k.cause, 'killId', k.kill_id)) as detail,
  k.${place}x as x, k.${place}y as y, k.${otherPlace}x as other_x, k.${otherPlace}y as other_y, k.${other}_name as other,
  k.file_name as file, k.byte_offset as byte, k.raw_log_line as raw
from kill_logs k
where k.guild_id = $1 and k.${own}_player_id = any($2::bigint[]) and k.service_id = $3 and k."timestamp" between $4 and $5
  and k.file_name is not null and k.byte_offset is not null`;

const LINES = `
${KILL("killer", "victim", "kill", "killer_", "location_")} and k.victim_player_id is distinct from k.killer_player_id
union all
${KILL("victim", "killer", "death", "location_", "killer_")}
  and not coalesce(k.killer_player_id = any($2::bigint[]) and k.killer_player_id <> k.victim_player_id, false)
union all
select s.session_start, s.player_id, 'join', null, null, null, null, null, null, s.file_name, s.byte_offset, null from player_sessions s
where s.guild_id = $1 and s.player_id = any($2::bigint[]) and s.service_id = $3 and s.session_start between $4 and $5 and s.byte_offset is not null
union all
select s.session_end, s.player_id, 'leave', jsonb_build_object('by', s.ended_by), null, null, null, null, null, s.end_file_name, s.end_byte_offset, null
from player_sessions s
where s.guild_id = $1 and s.player_id = any($2::bigint[]) and s.service_id = $3
  and s.session_start between $4::timestamptz - interval '${LONGEST_STAY}' and $5 and s.session_end between $4 and $5
  and s.end_file_name is not null and s.end_byte_offset is not null
union all
(select a.occurred_at, a.player_id, a.kind, a.detail, a.x, a.y,
  (a.detail -> 'from' ->> 0)::float8, (a.detail -> 'from' ->> 1)::float8, p.ingame_name, a.file_name, a.byte_offset, null
from player_activity a left join player_profiles p on p.guild_id = a.guild_id and p.player_id = a.other_player_id
where a.guild_id = $1 and a.player_id = any($2::bigint[]) and a.service_id = $3 and a.occurred_at between $4 and $5
order by (a.kind = 'seen'), a.occurred_at limit ${MOST_LINES})`;

const point = (x: number | null, y: number | null): Point | null =>
  x === null || y === null ? null : { x, y };

const toLine = (row: Row): EvidenceLine => ({
  at: row.at.toISOString(),
  playerId: Number(row.player_id),
  kind: row.kind,
  detail: row.detail,
  place: point(row.x, row.y),
  otherPlace: point(row.other_x, row.other_y),
  other: row.other,
  file: row.file,
  byte: Number(row.byte),
  raw: row.raw,
});

/** A place that a line gives beside what it tells is no sighting of its own: who came or went gets it. */
function withoutDoubles(rows: readonly Row[]): Row[] {
  const at = (row: Row) => `${row.file}:${row.byte}`;
  const seen = rows.filter(({ kind }) => kind === "seen");
  const told = rows.filter(({ kind }) => kind !== "seen");
  const lines = new Set(told.map(at));
  const placed = told.map((row) => {
    if (row.x !== null || (row.kind !== "join" && row.kind !== "leave")) return row;
    const own = seen.find((one) => at(one) === at(row) && one.player_id === row.player_id);
    return own ? { ...row, x: own.x, y: own.y } : row;
  });
  return [...placed, ...seen.filter((row) => !lines.has(at(row)))];
}

/** What the log says of the parties in a stretch on one server, in its order; at most {@link MOST_LINES} things done. */
export async function linesOf(
  ctx: GuildContext,
  about: { serviceId: string; from: Date; until: Date; parties: readonly Party[] },
): Promise<EvidenceLine[]> {
  const players = about.parties.map(({ playerId }) => playerId);
  const rows = await prepared<Row>(ctx.db, LINES, [
    ctx.guildId,
    players,
    about.serviceId,
    about.from,
    about.until,
  ]);
  return inOrder(withoutDoubles(rows).map(toLine));
}
