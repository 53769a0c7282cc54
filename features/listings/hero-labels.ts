import { type Frame, placeIn } from "./hero";
import { PLACES } from "./places.data";

/** A town on the picture, 0 to 1 from the left and from the top. */
export interface Label {
  name: string;
  x: number;
  y: number;
}

/** Labels of towns inside a frame that do not stand on each other; larger towns first. */
export function labelsIn(frame: Frame, map: string, most: number): Label[] {
  const chosen: Label[] = [];
  for (const [name, east, north] of PLACES[map] ?? []) {
    const at = placeIn(frame, east, north);
    if (!at || at.x < 0.06 || at.x > 0.94 || at.y < 0.06 || at.y > 0.92) continue;
    if (chosen.some((other) => Math.abs(other.x - at.x) < 0.15 && Math.abs(other.y - at.y) < 0.1)) continue;
    chosen.push({ name, ...at });
    if (chosen.length === most) break;
  }
  return chosen;
}
