import { and, asc, eq, or, type SQL } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { deliveryCoordinates as table } from "@/db/schema/nitrado";
import { prepared } from "@/db/transaction";
import { notFound } from "@/lib/errors";
import { GROUND_RADIUS, groundAltitude, isMapKey } from "./rules";
import { type DeliveryPlace, type DeliveryPlaces, MAPS, type PlaceKind } from "./schema";

type Row = typeof table.$inferSelect;

function hoursOf(value: Row["openHours"]): DeliveryPlace["openHours"] {
  const { from, to } = (value ?? {}) as { from?: unknown; to?: unknown };
  return typeof from === "number" && typeof to === "number" ? { from, to } : null;
}

/** A stored place as it leaves the feature. */
export function toPlace(row: Row): DeliveryPlace {
  const { id, name, map, serviceId, x, z, altitude, radius, outline, reason } = row;
  return {
    id,
    kind: row.kind as PlaceKind,
    name,
    map,
    serviceId,
    x,
    z,
    altitude,
    radius,
    outline,
    openHours: hoursOf(row.openHours),
    state: row.state === "closed" ? "closed" : "open",
    reason,
  };
}

async function read(ctx: GuildContext, ...where: (SQL | undefined)[]): Promise<DeliveryPlace[]> {
  const rows = await ctx.db
    .select()
    .from(table)
    .where(and(eq(table.guildId, ctx.guildId), ...where))
    .orderBy(asc(table.name));
  return rows.map(toPlace);
}

/**
 * The places of a guild on a map: drop zones, closed zones, and a person's own saved ones.
 * @param map a key of MAPS; null gives the places of every map
 */
export async function deliveryPlaces(
  ctx: GuildContext,
  discordId: string | null,
  map: string | null,
): Promise<DeliveryPlaces> {
  const own = discordId === null ? undefined : and(eq(table.kind, "saved"), eq(table.discordId, discordId));
  const places = await read(
    ctx,
    or(eq(table.kind, "drop_zone"), eq(table.kind, "closed_zone"), own),
    map === null ? undefined : eq(table.map, map),
  );
  const of = (kind: PlaceKind) => places.filter((place) => place.kind === kind);
  const key = map !== null && isMapKey(map) ? map : null;
  return {
    map: key,
    size: key === null ? null : MAPS[key].size,
    dropZones: of("drop_zone"),
    closedZones: of("closed_zone"),
    saved: of("saved"),
  };
}

/** A drop zone or closed zone of the guild. @throws AppError not_found */
export async function zone(ctx: GuildContext, id: string): Promise<DeliveryPlace> {
  const [found] = await read(
    ctx,
    eq(table.id, id),
    or(eq(table.kind, "drop_zone"), eq(table.kind, "closed_zone")),
  );
  if (!found) throw notFound("This place does not exist.");
  return found;
}

/** Places that a person has saved in the guild. */
export const savedPlaces = (ctx: GuildContext, discordId: string): Promise<DeliveryPlace[]> =>
  read(ctx, eq(table.kind, "saved"), eq(table.discordId, discordId));

/**
 * The height of the ground at a spot, from where players stood and fell within {@link GROUND_RADIUS} metres.
 * `steps` is how many positions that rests on; without any the altitude is null.
 */
export async function groundAt(
  ctx: GuildContext,
  map: string,
  x: number,
  z: number,
): Promise<{ altitude: number | null; steps: number }> {
  const rows = await prepared<{ altitude: number }>(
    ctx.db,
    `with here as (
       select service_id from nitrado_services where guild_id = $1 and regexp_replace(map, '^dayzOffline\\.', '') = $2
     ), seen as (
       select location_x as x, location_y as z, location_altitude as altitude from kill_logs k
       where k.guild_id = $1 and k.service_id in (select service_id from here)
         and location_x between $3::float8 - $5::float8 and $3::float8 + $5::float8 and location_y between $4::float8 - $5 and $4::float8 + $5::float8
       union all
       select a.x, a.y, a.altitude from player_activity a
       where a.guild_id = $1 and a.service_id in (select service_id from here)
         and a.x between $3::float8 - $5::float8 and $3::float8 + $5::float8 and a.y between $4::float8 - $5 and $4::float8 + $5::float8
       union all
       select d.x, d.z, d.altitude from delivery_coordinates d
       where d.guild_id = $1 and d.kind = 'drop_zone' and d.map = $2
     )
     select altitude from seen
     where altitude is not null and (x - $3::float8) ^ 2 + (z - $4::float8) ^ 2 <= $5::float8 ^ 2 limit 500`,
    [ctx.guildId, map, x, z, GROUND_RADIUS],
  );
  const heights = rows.map((row) => row.altitude);
  return { altitude: groundAltitude(heights), steps: heights.length };
}
