import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { deliveryPlaces } from "@/features/deliveries/data";
import { isMapKey } from "@/features/deliveries/rules";
import { type DeliveryPlaces, MAPS } from "@/features/deliveries/schema";
import { currencyOf } from "@/features/economy/data/settings";
import { balanceOf } from "@/features/economy/data/wallet";
import { nextRestarts } from "@/features/monitoring/restarts";
import { notFound } from "@/lib/errors";
import type { Currency, OwnerItem } from "../dto";
import { CUT_OFF_MINUTES, restartFor } from "../rules";
import { ownerItem } from "./owner";

export interface CheckoutServer {
  serviceId: string;
  name: string;
  /** A key of MAPS, or null when the map is not known. */
  map: string | null;
  /** The next restarts, soonest first; empty when the schedule is not known. */
  restarts: string[];
  /** The restart that an order paid now makes, and the latest moment to pay for the next one. */
  makes: string | null;
  payBefore: string | null;
  logCompleteUntil: string | null;
}

export interface CheckoutPlayer {
  playerId: number;
  name: string;
  platform: string | null;
  linkedAt: string | null;
  lastSeenAt: string | null;
  /** Where and when the log saw this player last. */
  seen: { serviceId: string; x: number; z: number; at: string } | null;
}

export interface Checkout {
  item: OwnerItem;
  currency: Currency;
  coins: number;
  players: CheckoutPlayer[];
  servers: CheckoutServer[];
  places: DeliveryPlaces;
}

interface ServerRow {
  service_id: string;
  name: string;
  map: string | null;
  restart_times: string[] | null;
  time_zone: string | null;
  next_restart_at: Date | null;
  log_complete_until: Date | null;
}

interface PlayerRow {
  player_id: bigint;
  name: string;
  platform: string | null;
  linked_at: Date | null;
  last_seen_at: Date | null;
  seen: { serviceId: string; x: number; z: number; at: string } | null;
}

const SERVERS = `
select n.service_id, n.name, regexp_replace(n.map, '^dayzOffline\\.', '') as map, r.restart_times, r.time_zone,
  t.next_restart_at, t.log_complete_until
from nitrado_services n
left join registered_servers r on r.guild_id = n.guild_id and r.service_id = n.service_id
left join server_status t on t.guild_id = r.guild_id and t.server_id = r.id
where n.guild_id = $1 and n.is_active order by n.name`;

const PLAYERS = `
select l.player_id, l.ingame_name as name, n.platform, l.verified_at as linked_at, p.last_seen_at,
  case when s.x is null or s.last_seen is null then null
    else json_build_object('serviceId', s.service_id, 'x', s.x, 'z', s.y, 'at', s.last_seen) end as seen
from player_links l
join player_profiles p on p.guild_id = l.guild_id and p.player_id = l.player_id
left join lateral (
  select * from player_status s where s.guild_id = l.guild_id and s.player_id = l.player_id
  order by s.last_seen desc nulls last limit 1) s on true
left join nitrado_services n on n.guild_id = s.guild_id and n.service_id = s.service_id
where l.guild_id = $1 and l.discord_id = $2 and l.verified order by p.last_seen_at desc nulls last`;

const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

function toServer(row: ServerRow, now: Date): CheckoutServer {
  const planned = nextRestarts(row.restart_times ?? [], row.time_zone ?? "UTC", now, 4);
  const known = row.next_restart_at && row.next_restart_at > now ? [row.next_restart_at] : [];
  const restarts = planned.length > 0 ? planned : known;
  const makes = restartFor(now, restarts);
  return {
    serviceId: row.service_id,
    name: row.name,
    map: row.map !== null && isMapKey(row.map) ? row.map : null,
    restarts: restarts.map((at) => at.toISOString()),
    makes: iso(makes),
    payBefore: makes && new Date(makes.getTime() - CUT_OFF_MINUTES * 60_000).toISOString(),
    logCompleteUntil: iso(row.log_complete_until),
  };
}

/** The servers of a guild as a shop shows them: map, next restarts, how far the log is read. */
export async function shopServers(ctx: GuildContext): Promise<CheckoutServer[]> {
  const rows = await prepared<ServerRow>(ctx.db, SERVERS, [ctx.guildId]);
  return rows.map((row) => toServer(row, ctx.now));
}

/**
 * Everything that a checkout shows before anything is chosen. The places are those of the item's servers' map when
 * they share one, else of every map.
 * @throws AppError not_found
 */
export async function checkout(ctx: GuildContext, discordId: string, itemId: number): Promise<Checkout> {
  const [item, currency, coins, servers, players] = await Promise.all([
    ownerItem(ctx, itemId),
    currencyOf(ctx, ctx.guildId),
    balanceOf(ctx, discordId),
    shopServers(ctx),
    prepared<PlayerRow>(ctx.db, PLAYERS, [ctx.guildId, discordId]),
  ]);
  if (item.availability === "hidden" || item.availability === "archived")
    throw notFound("This item does not exist.");
  const sold = servers.filter(
    (server) => item.serviceIds.length === 0 || item.serviceIds.includes(server.serviceId),
  );
  const maps = new Set(sold.map((server) => server.map));
  const [only] = maps;
  const map = maps.size === 1 && only && only in MAPS ? only : null;
  return {
    item,
    currency,
    coins,
    servers: sold,
    players: players.map((row) => ({
      playerId: Number(row.player_id),
      name: row.name,
      platform: row.platform,
      linkedAt: iso(row.linked_at),
      lastSeenAt: iso(row.last_seen_at),
      seen: row.seen,
    })),
    places: await deliveryPlaces(ctx, discordId, map),
  };
}
