import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { groundAt } from "@/features/deliveries/data";
import { isOpenAt, placeProblem } from "@/features/deliveries/rules";
import type { DeliveryPlace, PlaceKind } from "@/features/deliveries/schema";
import { nextRestarts } from "@/features/monitoring/restarts";
import { higherTier } from "@/features/supporters/rules";
import type { Tier } from "@/features/supporters/schema";
import { notFound } from "@/lib/errors";
import type { PlaceCopy } from "../dto";
import { type BuyerFacts, type ItemFacts, restartFor } from "../rules";
import type { ItemKind, QuoteInput } from "../schema";

interface Server {
  map: string | null;
  restartTimes: string[] | null;
  timeZone: string | null;
  nextRestartAt: string | null;
}

interface Row {
  item_id: bigint;
  item_name: string;
  kind: ItemKind;
  price: bigint;
  stock_quantity: number | null;
  max_per_user: number | null;
  limit_count: number | null;
  limit_hours: number | null;
  needs_tier: Tier;
  class_names: string[];
  service_ids: string[];
  state: string;
  is_active: boolean;
  paused_reason: string | null;
  archived_at: Date | null;
  available_from: Date | null;
  available_until: Date | null;
  player_name: string | null;
  /** The chosen place, and every zone that is closed. */
  places: PlaceRow[] | null;
  server: Server | null;
}

interface PlaceRow {
  id: string;
  kind: PlaceKind;
  discord_id: string | null;
  name: string;
  map: string;
  x: number;
  z: number;
  altitude: number | null;
  radius: number | null;
  outline: [number, number][] | null;
  open_hours: { from: number; to: number } | null;
  state: "open" | "closed";
  reason: string | null;
}

// What only in-game items need is not read for others, and everything is one flight.
const FACTS = `
select i.item_id, i.item_name, i.kind, i.price, i.stock_quantity, i.max_per_user, i.limit_count, i.limit_hours,
  i.needs_tier, i.class_names, i.service_ids, i.state, i.is_active, i.paused_reason, i.archived_at,
  i.available_from, i.available_until,
  case when i.kind = 'in_game' then (
    select l.ingame_name from player_links l
    where l.guild_id = $1 and l.discord_id = $3 and l.player_id = $4 and l.verified) end as player_name,
  case when i.kind = 'in_game' then (
    select json_agg(c) from delivery_coordinates c
    where c.guild_id = $1 and (c.id = $6 or c.kind = 'closed_zone' and c.state = 'open')) end as places,
  case when i.kind = 'in_game' then (
    select json_build_object('map', regexp_replace(n.map, '^dayzOffline.', ''), 'restartTimes', r.restart_times,
      'timeZone', r.time_zone, 'nextRestartAt', t.next_restart_at)
    from nitrado_services n
    left join registered_servers r on r.guild_id = n.guild_id and r.service_id = n.service_id
    left join server_status t on t.guild_id = r.guild_id and t.server_id = r.id
    where n.guild_id = $1 and n.service_id = $5 and n.is_active) end as server
from shop_items i
where i.guild_id = $1 and i.item_id = $2`;

const BOUGHT = `
select coalesce(sum(quantity), 0) as ever,
  coalesce(sum(quantity) filter (where purchased_at > $4::timestamptz - make_interval(hours => $5)), 0) as recent
from shop_purchases where guild_id = $1 and item_id = $2 and discord_id = $3 and state <> 'refunded'`;

interface Bought {
  ever: bigint;
  recent: bigint;
}

/** What limits count. A statement of its own: its plan's start alone is felt in each purchase without a limit. */
async function boughtOf(ctx: GuildContext, discordId: string, row: Row): Promise<Bought> {
  if (row.max_per_user === null && row.limit_hours === null) return { ever: 0n, recent: 0n };
  const values = [ctx.guildId, row.item_id, discordId, ctx.now, row.limit_hours ?? 0];
  const [bought] = await prepared<Bought>(ctx.db, BOUGHT, values);
  return bought ?? { ever: 0n, recent: 0n };
}

const TIER = `
select b.tier from subscriptions b join grizzly_users u on u.id = b.grizzly_user_id
where u.discord_id = $1 and b.state in ('active', 'grace')
  and (b.ends_at is null or b.ends_at > $2) and (b.state = 'active' or b.grace_until > $2)`;

/** The highest tier that a person holds now. Read only where an item needs one. */
async function tierOf(ctx: GuildContext, discordId: string): Promise<Tier> {
  const rows = await prepared<{ tier: Tier }>(ctx.db, TIER, [discordId, ctx.now]);
  return rows.reduce<Tier>((best, { tier }) => higherTier(best, tier), "none");
}

export interface PurchaseFacts {
  item: ItemFacts & { id: number };
  /** What the rules ask of the buyer but for the coins, which a purchase reads under its lock. */
  buyer: Omit<BuyerFacts, "balance" | "symbol">;
  place: PlaceCopy | null;
  playerName: string | null;
  /** The restart that an order paid now makes; null when the server's restarts are not known. */
  expectedAt: Date | null;
}

/**
 * What decides a purchase, as it stands now. Inside a purchase the buyer's account is locked before, so that
 * balance and limits hold until the end.
 * @throws AppError not_found for an item that is not this guild's
 */
export async function purchaseFacts(
  ctx: GuildContext,
  discordId: string,
  input: QuoteInput,
): Promise<PurchaseFacts> {
  const spot = input.place?.kind === "spot" ? input.place : null;
  const [[row], ground] = await Promise.all([
    prepared<Row>(ctx.db, FACTS, [
      ctx.guildId,
      input.itemId,
      discordId,
      input.playerId,
      input.serviceId,
      input.place?.kind === "place" ? input.place.id : null,
    ]),
    spot ? groundAt(ctx, spot.map, spot.x, spot.z) : null,
  ]);
  if (!row) throw notFound("This item does not exist.");
  const chosen = chosenPlace(row, input, discordId);
  const copy: PlaceCopy | null = spot
    ? { ...spot, id: null, name: "Spot on the map", altitude: ground?.altitude ?? Number.NaN }
    : chosen && copyOf(chosen);
  const [bought, tier] = await Promise.all([
    boughtOf(ctx, discordId, row),
    row.needs_tier === "none" ? ("none" as const) : tierOf(ctx, discordId),
  ]);
  return {
    item: itemFacts(row),
    buyer: {
      boughtEver: Number(bought.ever),
      boughtInWindow: Number(bought.recent),
      playerKnown: row.player_name !== null,
      serviceId: input.serviceId,
      placeProblem: refusedPlace(row, input, copy, chosen, ctx.now),
      tier,
    },
    place: copy,
    playerName: row.player_name,
    expectedAt: expectedRestart(row.server, ctx.now),
  };
}

function itemFacts(row: Row): PurchaseFacts["item"] {
  return {
    id: Number(row.item_id),
    kind: row.kind,
    name: row.item_name,
    price: row.price,
    stock: row.stock_quantity,
    maxPerPerson: row.max_per_user,
    limitCount: row.limit_count,
    limitHours: row.limit_hours,
    needsTier: row.needs_tier,
    pieces: row.class_names.length,
    listed: row.is_active,
    pausedReason: row.state === "paused" ? (row.paused_reason ?? "it is being checked") : null,
    archivedAt: row.state === "archived" ? (row.archived_at ?? new Date(0)) : row.archived_at,
    availableFrom: row.available_from,
    availableUntil: row.available_until,
    serviceIds: row.service_ids,
  };
}

function toZone(row: PlaceRow): DeliveryPlace {
  return { ...row, serviceId: null, openHours: row.open_hours };
}

/** The chosen place if it is the guild's own or the buyer's; somebody else's saved place does not exist. */
function chosenPlace(row: Row, input: QuoteInput, discordId: string): PlaceRow | null {
  const id = input.place?.kind === "place" ? input.place.id : null;
  const place = row.places?.find((one) => one.id === id && one.kind !== "closed_zone");
  return !place || (place.kind === "saved" && place.discord_id !== discordId) ? null : place;
}

function copyOf(place: PlaceRow): PlaceCopy {
  const kind = place.kind === "saved" ? "saved" : "drop_zone";
  const { id, name, map, x, z, altitude } = place;
  return { id, kind, name, map, x, z, altitude: altitude ?? Number.NaN };
}

function refusedPlace(
  row: Row,
  input: QuoteInput,
  place: PlaceCopy | null,
  chosen: PlaceRow | null,
  now: Date,
): string | null | undefined {
  if (input.place === null) return undefined;
  if (input.serviceId === null || row.server === null) return "Choose the server that delivers.";
  if (!place) return "This place does not exist any more. Choose another one.";
  if (chosen?.kind === "drop_zone" && !isOpenAt(toZone(chosen), now))
    return `${place.name} takes no orders now.`;
  const closedZones = (row.places ?? []).filter((one) => one.kind === "closed_zone").map(toZone);
  return placeProblem({ ...place, serverMap: row.server.map, closedZones });
}

function expectedRestart(server: Server | null, now: Date): Date | null {
  if (!server) return null;
  const planned = nextRestarts(server.restartTimes ?? [], server.timeZone ?? "UTC", now, 4);
  const announced = server.nextRestartAt ? [new Date(server.nextRestartAt)] : [];
  return restartFor(now, planned.length > 0 ? planned : announced);
}
