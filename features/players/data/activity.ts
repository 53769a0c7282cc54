import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { ACTIVITY_KINDS, type ActivityKind } from "../activity-kinds";
import { type Place, type PlaceRow, standingAt } from "../standing";

const MOST = 1_000;
/** How many places back the newest standing one is looked for. */
const LOOK_BACK = 200;

export interface ActivityQuery {
  playerId?: number;
  serviceId?: string;
  kinds?: readonly ActivityKind[];
  from?: Date;
  /** Not included. */
  to?: Date;
  /** 1 to 1,000. */
  limit: number;
}

export interface Activity {
  id: number;
  kind: ActivityKind;
  at: Date;
  /** What the line said beside that, by `kind`: see `docs/player-activity.md`. */
  detail: Record<string, unknown> | null;
  /** `y` is north; metres from the map's south-west corner. */
  position: Place | null;
  /** Null where the log named nobody. */
  playerId: number | null;
  playerName: string | null;
  /** Who hit, where a player did. */
  otherPlayerId: number | null;
  serviceId: string;
  dateUncertain: boolean;
}

interface ActivityRow {
  id: bigint;
  kind: string;
  occurred_at: Date;
  detail: Record<string, unknown> | null;
  x: number | null;
  y: number | null;
  altitude: number | null;
  player_id: bigint | null;
  player_name: string | null;
  other_player_id: bigint | null;
  service_id: string;
  date_uncertain: boolean;
}

const COLUMNS =
  "a.id, a.kind, a.occurred_at, a.detail, a.x, a.y, a.altitude, a.player_id, a.player_name, a.other_player_id, a.service_id, a.date_uncertain";
const WANTED = `a.guild_id = $1 and a.occurred_at >= coalesce($2, '-infinity'::timestamptz)
  and a.occurred_at < coalesce($3, 'infinity'::timestamptz) and ($4::text[] is null or a.kind = any($4::text[]))`;
const NEWEST = "order by a.occurred_at desc, a.byte_offset desc, a.part desc limit $5";

const OF_PLAYER = `select ${COLUMNS} from player_activity a
where ${WANTED} and a.player_id = $6 and ($7::text is null or a.service_id = $7) ${NEWEST}`;

// The newest of each server first, then of all: the index leads with the server.
const OF_SERVERS = `select n.* from nitrado_services s cross join lateral (
  select ${COLUMNS}, a.byte_offset, a.part from player_activity a
  where ${WANTED} and a.service_id = s.service_id ${NEWEST}
) n where s.guild_id = $1 and ($6::text is null or s.service_id = $6)
order by n.occurred_at desc, n.byte_offset desc, n.part desc limit $5`;

/** What players of a guild did, newest first. Without kinds that includes mere positions (`seen`). */
export async function activityOf(ctx: GuildContext, query: ActivityQuery): Promise<Activity[]> {
  const { playerId, serviceId, kinds, from, to, limit } = query;
  const wanted = [
    ctx.guildId,
    from ?? null,
    to ?? null,
    kinds ? [...kinds] : null,
    Math.min(Math.max(1, limit), MOST),
  ];
  const rows =
    playerId === undefined
      ? await prepared<ActivityRow>(ctx.db, OF_SERVERS, [...wanted, serviceId ?? null])
      : await prepared<ActivityRow>(ctx.db, OF_PLAYER, [...wanted, playerId, serviceId ?? null]);
  return rows.map((row) => ({
    id: Number(row.id),
    kind: ACTIVITY_KINDS.find((kind) => kind === row.kind) ?? "seen",
    at: row.occurred_at,
    detail: row.detail,
    position: row.x === null || row.y === null ? null : { x: row.x, y: row.y, altitude: row.altitude },
    playerId: row.player_id === null ? null : Number(row.player_id),
    playerName: row.player_name,
    otherPlayerId: row.other_player_id === null ? null : Number(row.other_player_id),
    serviceId: row.service_id,
    dateUncertain: row.date_uncertain,
  }));
}

const PLACES = `select a.occurred_at as at, a.kind, a.x, a.y, a.altitude, coalesce((a.detail ->> 'dead')::boolean, false) as dead
from player_activity a
where a.guild_id = $1 and a.player_id = $2 and a.service_id = $3`;

export interface SeenAt {
  at: Date;
  position: Place;
  /** A corpse's place. */
  dead: boolean;
}

/** Where a player was between two moments (the second not included), oldest first; at most a place a minute beside what they did. */
export async function positionsOf(
  ctx: GuildContext,
  query: { playerId: number; serviceId: string; from: Date; to: Date },
): Promise<SeenAt[]> {
  const rows = await prepared<PlaceRow>(
    ctx.db,
    `${PLACES} and a.x is not null and a.occurred_at >= $4 and a.occurred_at < $5
     order by a.occurred_at, a.byte_offset, a.part`,
    [ctx.guildId, query.playerId, query.serviceId, query.from, query.to],
  );
  return rows.flatMap(({ at, x, y, altitude, dead }) =>
    x === null || y === null ? [] : [{ at, position: { x, y, altitude }, dead }],
  );
}

/** The newest place where a player stood still, alive and conscious; null where the log shows none. */
export async function lastStanding(
  ctx: GuildContext,
  query: { playerId: number; serviceId: string },
): Promise<{ at: Date; position: Place } | null> {
  const rows = await prepared<PlaceRow>(
    ctx.db,
    `${PLACES} and (a.x is not null or a.kind in ('unconscious', 'regained'))
     order by a.occurred_at desc, a.byte_offset desc, a.part desc limit $4`,
    [ctx.guildId, query.playerId, query.serviceId, LOOK_BACK],
  );
  return standingAt(rows.reverse());
}
