import { type DeliveryPlace, MAPS, type MapKey } from "./schema";

/** Known ground counts this far from a spot, in metres; beyond, the height would be a guess. */
export const GROUND_RADIUS = 25;

export const isMapKey = (map: string): map is MapKey => Object.hasOwn(MAPS, map);

/** Whether a point lies in a zone: in its outline if it has one, else within its radius. The edge is inside. */
export function inZone(
  zone: Pick<DeliveryPlace, "x" | "z" | "radius" | "outline">,
  x: number,
  z: number,
): boolean {
  if (zone.outline && zone.outline.length >= 3) return inOutline(zone.outline, x, z);
  return zone.radius !== null && Math.hypot(x - zone.x, z - zone.z) <= zone.radius;
}

/** Even-odd rule: a ray to the east crosses the outline an odd number of times. */
function inOutline(outline: readonly [number, number][], x: number, z: number): boolean {
  let inside = false;
  outline.forEach(([x1, z1], index) => {
    const [x2, z2] = outline[(index + 1) % outline.length] ?? [x1, z1];
    const crosses = z1 > z !== z2 > z && x < ((x2 - x1) * (z - z1)) / (z2 - z1) + x1;
    if (crosses) inside = !inside;
  });
  return inside;
}

/** Whether a place takes orders at a time; hours are UTC and may pass midnight. */
export function isOpenAt(place: Pick<DeliveryPlace, "state" | "openHours">, at: Date): boolean {
  if (place.state === "closed") return false;
  if (!place.openHours) return true;
  const { from, to } = place.openHours;
  const hour = at.getUTCHours();
  return from < to ? hour >= from && hour < to : hour >= from || hour < to;
}

export interface PlaceFacts {
  map: string;
  x: number;
  z: number;
  altitude: number | null;
  /** The map of the server that delivers, if it is known. */
  serverMap: string | null;
  closedZones: readonly DeliveryPlace[];
}

/** Why nothing can be placed there, or null. */
export function placeProblem(place: PlaceFacts): string | null {
  if (!isMapKey(place.map)) return "This map is not known.";
  if (place.serverMap !== null && place.serverMap !== place.map)
    return `The server plays ${isMapKey(place.serverMap) ? MAPS[place.serverMap].name : "another map"}, and this place is on ${MAPS[place.map].name}.`;
  const { size } = MAPS[place.map];
  const inside = (value: number) => Number.isFinite(value) && value >= 0 && value <= size;
  if (!inside(place.x) || !inside(place.z)) return "This spot lies outside the map.";
  const closed = place.closedZones.find(
    (zone) => zone.state === "open" && zone.map === place.map && inZone(zone, place.x, place.z),
  );
  if (closed) return `${closed.name} is closed for deliveries${closed.reason ? `: ${closed.reason}` : ""}.`;
  if (place.altitude === null || !Number.isFinite(place.altitude))
    return "The height of the ground is not known here. Choose a spot where players have been, or a drop zone.";
  return null;
}

/** Heights of the ground seen near a spot → the one to place things at: the middle one, so that roofs do not win. */
export function groundAltitude(near: readonly number[]): number | null {
  const sorted = near.filter(Number.isFinite).sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? null;
}
