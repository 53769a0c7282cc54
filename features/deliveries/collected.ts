/** A player's position as the log has it; `y` is north. */
export interface Seen {
  at: Date;
  position: { x: number; y: number };
  dead: boolean;
}

export interface Reach {
  at: Date;
  /** Metres over the ground. */
  metres: number;
}

/**
 * When a player first came within reach of a place, alive; null where the log never saw them there. Who picks a thing
 * up, no log says.
 * @param positions oldest first
 * @param reachMetres the guild's choice
 */
export function firstWithinReach(
  positions: readonly Seen[],
  place: { x: number; z: number },
  reachMetres: number,
): Reach | null {
  for (const { at, position, dead } of positions) {
    const metres = Math.hypot(position.x - place.x, position.y - place.z);
    if (!dead && metres <= reachMetres) return { at, metres };
  }
  return null;
}
