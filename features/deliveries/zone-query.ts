import { isMapKey } from "./rules";
import { type DeliveryPlace, MAPS, type MapKey } from "./schema";

export interface ZoneView {
  map: MapKey;
  /** The zone that is opened; null draws a new one. */
  zone: DeliveryPlace | null;
}

/**
 * What the address of the zones page opens: its zone with that one's map, else the map that it names, else the first
 * of the guild's own.
 */
export function zoneViewOf(
  params: Record<string, string | string[] | undefined>,
  zones: readonly DeliveryPlace[],
  own: readonly MapKey[],
): ZoneView {
  const [id, map] = [[params.zone].flat()[0], [params.map].flat()[0] ?? ""];
  const zone = zones.find((one) => one.id === id) ?? null;
  if (zone && isMapKey(zone.map)) return { map: zone.map, zone };
  return { map: isMapKey(map) ? map : (own[0] ?? "chernarusplus"), zone: null };
}

/** Maps that a guild's zones may lie on: those of its servers first, then those that have zones already. */
export function mapsOf(
  servers: readonly { map: string | null }[],
  zones: readonly Pick<DeliveryPlace, "map">[],
): MapKey[] {
  const named = [...servers, ...zones].flatMap(({ map }) => (map !== null && isMapKey(map) ? [map] : []));
  return named.length > 0 ? [...new Set(named)] : (Object.keys(MAPS) as MapKey[]);
}

/** The address of a map, or of one zone on it. */
export function zoneAddress(path: string, view: { map?: string; zone?: string }): string {
  const params = new URLSearchParams();
  if (view.zone) params.set("zone", view.zone);
  else if (view.map) params.set("map", view.map);
  const text = params.toString();
  return text === "" ? path : `${path}?${text}`;
}
