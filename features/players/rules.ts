import { type EntityKind, entityKind } from "./adm/entity-kind";
import type { KillKind } from "./schema";

/** Metres to a side of the maps that the game ships, and of those that many servers run. */
const MAP_METRES: Readonly<Record<string, number>> = {
  chernarusplus: 15_360,
  enoch: 12_800,
  sakhal: 15_360,
  namalsk: 12_800,
  deerisle: 16_384,
  esseker: 12_800,
  takistanplus: 12_800,
  banov: 15_360,
};

/**
 * Map grid as players read it, in steps of 100 m from the map's south-west corner: `053 086` is 5.3 km east and
 * 8.6 km north. A place beyond the edge gets the last square; on a map of unknown size only the near edges hold.
 */
export function gridReference(east: number, north: number, map: string | null = null): string {
  const last = Math.ceil((MAP_METRES[map ?? ""] ?? Number.POSITIVE_INFINITY) / 100) - 1;
  const step = (metres: number) =>
    String(Math.min(last, Math.max(0, Math.floor(metres / 100)))).padStart(3, "0");
  return `${step(east)} ${step(north)}`;
}

/** Kills per death; a player who never died counts as having died once. */
export function killRatio(kills: number, deaths: number): number {
  return kills / Math.max(1, deaths);
}

const KIND_OF_ENTITY: Record<EntityKind, KillKind> = {
  infected: "infected",
  animal: "animal",
  vehicle: "vehicle",
  explosive: "explosion",
  trap: "explosion",
  fire: "environment",
  other: "environment",
};

/** Sorts a killer that is no player by the class or display name that the log gives. */
export function kindOfEntity(entity: string): KillKind {
  return KIND_OF_ENTITY[entityKind(entity)];
}

/** One kill or death of a player, oldest first within a list. */
export interface StreakStep {
  kill: boolean;
}

/** Runs of kills without a death: the one that lasts, and the longest. */
export function streaks(
  steps: readonly StreakStep[],
  current = 0,
  best = 0,
): { current: number; best: number } {
  let run = current;
  let longest = best;
  for (const step of steps) {
    run = step.kill ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return { current: run, best: longest };
}

/** Experience: a kill is worth 100, a headshot 25 more, an hour played 60. */
export function experience(kills: number, headshots: number, playtimeSeconds: number): number {
  return kills * 100 + headshots * 25 + Math.floor(playtimeSeconds / 60);
}
