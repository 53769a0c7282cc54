import { PLACES } from "@/features/listings/places.data";
import { gridReference } from "./rules";

/** A point of a map, in metres from its lower left corner. */
export interface MapPoint {
  x: number;
  north: number;
}

/** Metres within which a place is in a town, near it, or beyond what its name helps with. */
const IN = 350;
const NEAR = 1_200;
const FAR = 4_000;
const WINDS = ["east", "north-east", "north", "north-west", "west", "south-west", "south", "south-east"];

/**
 * Where a point lies, as players say it: "in Kabanino", "near Kabanino", "2.1 km north of Kabanino"; the grid square
 * where no town of the map is near, or none is known.
 */
export function nearPlace(map: string | null, point: MapPoint): string {
  let best: { name: string; far: number; east: number; up: number } | null = null;
  for (const [name, x, north] of PLACES[map ?? ""] ?? []) {
    const [east, up] = [point.x - x, point.north - north];
    const far = Math.hypot(east, up);
    if (!best || far < best.far) best = { name, far, east, up };
  }
  if (!best || best.far > FAR) return `grid ${gridReference(point.x, point.north, map)}`;
  if (best.far <= IN) return `in ${best.name}`;
  if (best.far <= NEAR) return `near ${best.name}`;
  const wind = WINDS[(Math.round(Math.atan2(best.up, best.east) / (Math.PI / 4)) + 8) % 8];
  return `${(best.far / 1_000).toFixed(1)} km ${wind} of ${best.name}`;
}
