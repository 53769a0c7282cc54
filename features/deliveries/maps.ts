import { PLACES } from "@/features/listings/places.data";
import { MAPS } from "./schema";

export interface DrawnMap {
  name: string;
  /** Metres of a side. */
  size: number;
  labels: readonly (readonly [name: string, x: number, z: number])[];
}

/** Names that fit on a map without crowding it. */
const LABELS = 24;

/** Size and words of every map that can be drawn, by its key. */
export function drawnMaps(): Record<string, DrawnMap> {
  return Object.fromEntries(
    Object.entries(MAPS).map(([key, { name, size }]) => [
      key,
      { name, size, labels: (PLACES[key] ?? []).slice(0, LABELS) },
    ]),
  );
}
