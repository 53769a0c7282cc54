import { distanceWords, gridReference } from "@/features/deliveries/map-view";
import { PLACES } from "@/features/listings/places.data";

const DIRECTIONS = ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"];

/** The name nearest to a spot; null on maps whose names are not known. */
export function nearestPlace(
  map: string,
  x: number,
  z: number,
): { name: string; metres: number; direction: string } | null {
  let best: { name: string; metres: number; direction: string } | null = null;
  for (const [name, east, north] of PLACES[map] ?? []) {
    const [dx, dz] = [x - east, z - north];
    const metres = Math.hypot(dx, dz);
    if (best && best.metres <= metres) continue;
    const turn = Math.round(Math.atan2(dx, dz) / (Math.PI / 4));
    best = { name, metres, direction: DIRECTIONS[(turn + 8) % 8] ?? "north" };
  }
  return best;
}

/** `Kabanino`, `near Kabanino`, `1.9 km north of Kabanino`, or `square 052 086` where no name is known. */
export function placeWords(map: string, x: number, z: number): string {
  const place = nearestPlace(map, x, z);
  if (!place) return `square ${gridReference(x, z)}`;
  if (place.metres < 250) return place.name;
  if (place.metres < 900) return `near ${place.name}`;
  return `${distanceWords(place.metres)} ${place.direction} of ${place.name}`;
}
