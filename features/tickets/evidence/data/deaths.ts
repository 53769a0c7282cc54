import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { nearPlace } from "@/features/players/near-place";
import type { KillKind } from "@/features/players/schema";
import { REPORT_DAYS } from "../rules";
import type { OwnDeath } from "../schema";

export interface DeathRow {
  kill_id: bigint;
  at: Date;
  kind: KillKind;
  service_id: string | null;
  service: string | null;
  map: string | null;
  victim_player_id: bigint | null;
  victim_name: string | null;
  killer_player_id: bigint | null;
  killer_name: string | null;
  weapon: string | null;
  distance: number | null;
  x: number | null;
  y: number | null;
  reported: number | null;
}

const DEATH = `
select k.kill_id, k."timestamp" as at, k.kind, k.service_id, coalesce(n.name, k.service_id) as service, k.map,
  k.victim_player_id, k.victim_name, k.killer_player_id, k.killer_name, k.weapon, k.distance, k.location_x as x, k.location_y as y, t.number as reported
from kill_logs k
left join nitrado_services n on n.guild_id = k.guild_id and n.service_id = k.service_id
left join lateral (
  select t.number from tickets t where t.guild_id = k.guild_id and t.subject_type = 'kill' and t.subject_id = k.kill_id::text
    and t.created_by = $4 order by t.ticket_id desc limit 1) t on true
where k.guild_id = $1 and k.victim_player_id = $2`;

const LAST = `${DEATH} and k."timestamp" > $3 and k.service_id is not null
order by k."timestamp" desc, k.kill_id desc limit $5`;

const ONE = `${DEATH} and k."timestamp" > $3 and k.service_id is not null and k.kill_id = $5`;

/** Where a death was, in words; null where the log does not say. */
export const whereOf = ({ map, x, y }: Pick<DeathRow, "map" | "x" | "y">): string | null =>
  x === null || y === null ? null : nearPlace(map, { x, north: y });

const since = (ctx: GuildContext) => new Date(ctx.now.getTime() - REPORT_DAYS * 86_400_000);

/** The last deaths of a person's linked player that can still be reported, newest first. @param limit at most 25 */
export async function ownDeaths(
  ctx: GuildContext,
  who: { discordId: string; playerId: number },
  limit = 5,
): Promise<OwnDeath[]> {
  const rows = await prepared<DeathRow>(ctx.db, LAST, [
    ctx.guildId,
    who.playerId,
    since(ctx),
    who.discordId,
    Math.min(limit, 25),
  ]);
  return rows.map((row) => ({
    killId: Number(row.kill_id),
    at: row.at.toISOString(),
    kind: row.kind,
    killer: row.killer_name,
    weapon: row.weapon,
    distance: row.distance,
    where: whereOf(row),
    service: row.service ?? "A server",
    reported: row.reported,
  }));
}

/** One of a player's own deaths that can be reported; null for anybody else's. */
export async function ownDeath(
  ctx: GuildContext,
  who: { discordId: string; playerId: number },
  killId: number,
): Promise<DeathRow | null> {
  const [row] = await prepared<DeathRow>(ctx.db, ONE, [
    ctx.guildId,
    who.playerId,
    since(ctx),
    who.discordId,
    killId,
  ]);
  return row ?? null;
}
