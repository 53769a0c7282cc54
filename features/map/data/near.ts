import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { MINUTE } from "@/lib/time";
import { type FightEvent, fightAt } from "../fight";
import { ON_MAP } from "./points";

/** How far before and after, and around, events are looked for that may belong to the fight. */
const [AROUND_MS, AROUND_METRES, MOST] = [10 * MINUTE, 1_500, 400];

interface Row {
  kind: FightEvent["kind"];
  id: bigint;
  at: Date;
  service_id: string;
  victim: string | null;
  x: number;
  z: number;
  killer: string | null;
  killer_x: number | null;
  killer_z: number | null;
  weapon: string | null;
  distance: number | null;
  raw: string | null;
}

const WITHIN = "between $6::float8 - $8::float8 and $6::float8 + $8::float8";
const WITHIN_Z = "between $7::float8 - $8::float8 and $7::float8 + $8::float8";

const KILLS = `
select case when k.kind = 'pvp' then 'kill' else 'death' end as kind, k.kill_id as id, k.timestamp as at, k.service_id, k.victim_name as victim,
  k.location_x as x, k.location_y as z, k.killer_name as killer, k.killer_x, k.killer_y as killer_z,
  coalesce(k.weapon, k.cause) as weapon, k.distance, k.raw_log_line as raw
from kill_logs k where k.guild_id = $1 and k.timestamp between $2::timestamptz and $3::timestamptz and ${ON_MAP} and k.struck_at is null
  and k.location_x ${WITHIN} and k.location_y ${WITHIN_Z} order by k.timestamp limit $9::int`;

const HITS = `
select 'hit' as kind, a.id, a.occurred_at as at, a.service_id, a.player_name as victim, a.x, a.y as z, o.ingame_name as killer,
  (a.detail->'from'->>0)::float8 as killer_x, (a.detail->'from'->>1)::float8 as killer_z, a.detail->>'weapon' as weapon,
  (a.detail->>'distance')::float8 as distance, null as raw
from player_activity a left join player_profiles o on o.guild_id = a.guild_id and o.player_id = a.other_player_id
where a.guild_id = $1 and a.service_id = any($5::text[]) and a.occurred_at between $2::timestamptz and $3::timestamptz
  and a.kind = 'hit_by_player' and $4::text is not null and a.x ${WITHIN} and a.y ${WITHIN_Z} order by a.occurred_at limit $9::int`;

const event = (row: Row): FightEvent => ({
  kind: row.kind,
  id: Number(row.id),
  at: row.at.toISOString(),
  serviceId: row.service_id,
  victim: row.victim,
  victimAt: { x: row.x, z: row.z },
  killer: row.killer,
  killerAt: row.killer_x === null || row.killer_z === null ? null : { x: row.killer_x, z: row.killer_z },
  weapon: row.weapon,
  distance: row.distance,
  rawLine: row.raw,
});

/** The fight at a spot and moment: kills, deaths and hits that belong together. Empty where nothing happened. */
export async function fightNear(
  ctx: GuildContext,
  spot: { map: string; services: readonly string[]; x: number; z: number; at: Date },
): Promise<FightEvent[]> {
  const { map, services, x, z, at } = spot;
  const [from, to] = [-1, 1].map((way) => new Date(at.getTime() + way * AROUND_MS));
  const values = [ctx.guildId, from, to, map, services, x, z, AROUND_METRES, MOST];
  const [kills, hits] = await Promise.all([
    prepared<Row>(ctx.db, KILLS, values),
    prepared<Row>(ctx.db, HITS, values),
  ]);
  return fightAt([...kills, ...hits].map(event), { x, z, at: at.toISOString() });
}
