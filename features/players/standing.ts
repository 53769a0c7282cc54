/** Metres from the map's south-west corner: `x` east, `y` north. */
export interface Place {
  x: number;
  y: number;
  altitude: number | null;
}

/** A row about a player's body, oldest first within a list. */
export interface PlaceRow {
  at: Date;
  kind: string;
  x: number | null;
  y: number | null;
  altitude: number | null;
  dead: boolean;
}

/** Two rows no further apart than this many metres: the player stood still between them. */
const STILL_METRES = 3;

/**
 * The newest place of a list at which a living, conscious player did not move from the row before. A death, a
 * blackout and a teleport begin anew.
 */
export function standingAt(rows: readonly PlaceRow[]): { at: Date; position: Place } | null {
  let awake = true;
  let before: Place | null = null;
  let found: { at: Date; position: Place } | null = null;
  for (const { at, kind, x, y, altitude, dead } of rows) {
    if (kind === "unconscious") awake = false;
    else if (kind === "regained" || kind === "emote") awake = true;
    if (dead) {
      // Whoever comes back after this is awake, and somewhere else.
      awake = true;
      before = null;
      continue;
    }
    const here = x === null || y === null ? null : { x, y, altitude };
    if (!awake || kind === "teleported") {
      before = null;
      continue;
    }
    if (!here) continue;
    if (before && Math.hypot(here.x - before.x, here.y - before.y) <= STILL_METRES)
      found = { at, position: here };
    before = here;
  }
  return found;
}
