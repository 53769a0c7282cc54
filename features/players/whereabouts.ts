import { nearPlace } from "./near-place";
import type { Place } from "./standing";

/** A stay at one place as the log saw it, between two moments. */
export interface Whereabouts {
  where: string;
  from: string;
  to: string;
  /** The last point of the stay, in metres. */
  place: { x: number; north: number };
  /** It is where they lay dead. */
  dead: boolean;
}

/** Two sightings further apart are two stays, also at one place: nobody knows what was between. */
const GAP_MS = 20 * 60_000;

/**
 * Folds points in time order into stays by the words of their place, so that a day reads in twenty lines.
 * @returns newest first
 */
export function foldPlaces(
  map: string | null,
  seen: readonly { at: Date; position: Place; dead: boolean }[],
): Whereabouts[] {
  const stays: (Whereabouts & { last: number })[] = [];
  for (const { at, position, dead } of seen) {
    const place = { x: position.x, north: position.y };
    const where = nearPlace(map, place);
    const last = stays.at(-1);
    if (last && last.where === where && last.dead === dead && at.getTime() - last.last <= GAP_MS) {
      Object.assign(last, { to: at.toISOString(), place, last: at.getTime() });
      continue;
    }
    stays.push({ where, from: at.toISOString(), to: at.toISOString(), place, dead, last: at.getTime() });
  }
  return stays.reverse().map(({ last: _, ...stay }) => stay);
}
