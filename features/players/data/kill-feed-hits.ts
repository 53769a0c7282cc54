import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { FIGHT_MS } from "../fights";
import type { FeedHit, FeedKill } from "../kill-feed";

/** Hits of one stretch, and of a page: a brawl of minutes has fewer. */
const A_STRETCH = 300;
const A_PAGE = 1_200;

interface HitRow {
  id: bigint;
  service_id: string;
  at: Date;
  player_id: bigint | null;
  player_name: string | null;
  other_player_id: bigint | null;
  other_name: string | null;
  detail: Record<string, unknown> | null;
  x: number | null;
  y: number | null;
}

// Each stretch is a few minutes of one server, which the time index finds.
const HITS = `
select a.*, p.ingame_name as other_name
from unnest($2::text[], $3::timestamptz[], $4::timestamptz[]) as s(service_id, since, until)
cross join lateral (
  select id, service_id, occurred_at as at, player_id, player_name, other_player_id, detail, x, y from player_activity
  where guild_id = $1 and service_id = s.service_id and occurred_at >= s.since and occurred_at <= s.until
    and kind = 'hit_by_player' order by occurred_at desc limit ${A_STRETCH}
) a
left join player_profiles p on p.guild_id = $1 and p.player_id = a.other_player_id
limit ${A_PAGE}`;

interface Stretch {
  serviceId: string;
  since: number;
  until: number;
}

/** The minutes around kills, server by server, with those that overlap made one. */
function stretches(kills: readonly FeedKill[]): Stretch[] {
  const found: Stretch[] = [];
  const ordered = kills
    .flatMap((kill) =>
      kill.serviceId === null ? [] : [{ serviceId: kill.serviceId, at: Date.parse(kill.at) }],
    )
    .sort((a, b) => (a.serviceId < b.serviceId ? -1 : a.serviceId > b.serviceId ? 1 : a.at - b.at));
  for (const { serviceId, at } of ordered) {
    const last = found.at(-1);
    if (last?.serviceId === serviceId && last.until >= at - FIGHT_MS) last.until = at + FIGHT_MS;
    else found.push({ serviceId, since: at - FIGHT_MS, until: at + FIGHT_MS });
  }
  return found;
}

/** Hits of players by players around the given kills, as far as they are still kept. */
export async function hitsAround(ctx: GuildContext, kills: readonly FeedKill[]): Promise<FeedHit[]> {
  const around = stretches(kills);
  if (around.length === 0) return [];
  const rows = await prepared<HitRow>(ctx.db, HITS, [
    ctx.guildId,
    around.map(({ serviceId }) => serviceId),
    around.map(({ since }) => new Date(since)),
    around.map(({ until }) => new Date(until)),
  ]);
  return rows.map(toHit);
}

const number = (value: unknown): number | null => (typeof value === "number" ? value : null);
const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

function toHit(row: HitRow): FeedHit {
  const { detail } = row;
  const from = Array.isArray(detail?.from) ? detail.from.map(number) : [];
  const [east = null, north = null] = from;
  return {
    id: Number(row.id),
    at: row.at.toISOString(),
    serviceId: row.service_id,
    victim: {
      playerId: row.player_id === null ? null : Number(row.player_id),
      name: row.player_name ?? "Somebody",
    },
    by:
      row.other_player_id === null
        ? null
        : { playerId: Number(row.other_player_id), name: row.other_name ?? "Somebody" },
    weapon: text(detail?.weapon),
    distance: number(detail?.distance),
    bodyPart: text(detail?.zone),
    damage: number(detail?.damage),
    health: number(detail?.hp),
    place: row.x === null || row.y === null ? null : { x: row.x, north: row.y },
    byPlace: east === null || north === null ? null : { x: east, north },
  };
}
