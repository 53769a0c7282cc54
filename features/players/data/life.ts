import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { activityOf } from "./activity";

/** Moments of a life that are read at most. */
const MOST = 500;

interface DeathRow {
  kill_id: bigint;
  service_id: string | null;
  at: Date;
  kind: string;
  map: string | null;
  service: string | null;
  killer_name: string | null;
  weapon: string | null;
  distance: number | null;
  location_x: number | null;
  location_y: number | null;
}

const DEATH = `k.kill_id, k.service_id, k."timestamp" as at, k.kind, k.map, coalesce(n.name, k.service_id) as service, k.killer_name, k.weapon, k.distance,
  k.location_x, k.location_y`;
const FROM = `kill_logs k left join nitrado_services n on n.guild_id = k.guild_id and n.service_id = k.service_id
  where k.guild_id = $1 and k.victim_player_id = $2`;

// A character lives on one server: what the player did elsewhere in the same hours is of another life.
const HERE = "and service_id is not distinct from";

/** What a life is told from: its death, what was before, and what the player did and suffered in between. */
export async function lifeFacts(ctx: GuildContext, playerId: number, killId: number | null) {
  const [death] = await prepared<DeathRow>(
    ctx.db,
    `select ${DEATH} from ${FROM} and ($3::bigint is null or k.kill_id = $3) order by k."timestamp" desc, k.kill_id desc limit 1`,
    [ctx.guildId, playerId, killId],
  );
  if (!death) return null;
  const key = [ctx.guildId, playerId, death.at, death.kill_id, death.service_id];
  const [[before], [after]] = await Promise.all([
    prepared<{ kill_id: bigint; at: Date }>(
      ctx.db,
      `select k.kill_id, k."timestamp" as at from ${FROM} and (k."timestamp", k.kill_id) < ($3::timestamptz, $4::bigint) and k.service_id is not distinct from $5
       order by k."timestamp" desc, k.kill_id desc limit 1`,
      key,
    ),
    prepared<{ kill_id: bigint }>(
      ctx.db,
      `select k.kill_id from ${FROM} and (k."timestamp", k.kill_id) > ($3::timestamptz, $4::bigint) and k.service_id is not distinct from $5
       order by k."timestamp", k.kill_id limit 1`,
      key,
    ),
  ]);
  const span = [ctx.guildId, playerId, before?.at ?? null, death.at, death.service_id];
  const [kills, joins, activity] = await Promise.all([
    prepared<{
      at: Date;
      victim: string | null;
      weapon: string | null;
      distance: number | null;
      x: number | null;
      y: number | null;
    }>(
      ctx.db,
      `select "timestamp" as at, victim_name as victim, weapon, distance, killer_x as x, killer_y as y from kill_logs
       where guild_id = $1 and killer_player_id = $2 and "timestamp" > coalesce($3, '-infinity'::timestamptz) and "timestamp" <= $4
         and victim_player_id is distinct from $2 ${HERE} $5 order by "timestamp" desc limit ${MOST}`,
      span,
    ),
    prepared<{ at: Date }>(
      ctx.db,
      `select session_start as at from player_sessions where guild_id = $1 and player_id = $2
         and session_start > coalesce($3, '-infinity'::timestamptz) and session_start <= $4 ${HERE} $5 order by session_start desc limit ${MOST}`,
      span,
    ),
    activityOf(ctx, {
      playerId,
      ...(death.service_id !== null && { serviceId: death.service_id }),
      // A death's own second belongs to the life that it ends.
      ...(before && { from: new Date(before.at.getTime() + 1) }),
      to: new Date(death.at.getTime() + 1),
      limit: MOST,
    }),
  ]);
  return {
    death,
    kills,
    joins,
    activity: activity.filter(({ detail }) => detail?.dead !== true),
    cut: activity.length === MOST,
    before: before ?? null,
    after: after ?? null,
  };
}

export type LifeFacts = NonNullable<Awaited<ReturnType<typeof lifeFacts>>>;
