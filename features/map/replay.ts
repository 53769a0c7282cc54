import type { FightEvent } from "./fight";

/** How long a fight is played at most, and what stands before and behind it, in milliseconds. */
const [PLAYED_MS, LEAD_MS, TAIL_MS] = [15_000, 800, 1_500];
/** Logs know whole seconds: what happened in one of them is shown one after the other, in the log's order. */
const LEAST_GAP_MS = 250;
/** So long a shot is drawn as what happens just now. */
const FRESH_MS = 900;

interface Spot {
  x: number;
  z: number;
}

/** What is drawn of a fight at one moment. */
interface Drawn {
  shots: { from: Spot; to: Spot; deadly: boolean; fresh: boolean }[];
  people: (Spot & { name: string; dead: boolean })[];
}

/** A fight as it is played. */
export interface Film {
  /** Oldest first, each with its milliseconds from the film's beginning. */
  moments: readonly { at: number; event: FightEvent }[];
  /** Milliseconds. */
  length: number;
  /** How many times faster than it was. */
  rate: number;
}

/** @param events of one fight, oldest first */
export function filmOf(events: readonly FightEvent[]): Film {
  const begin = Date.parse(events[0]?.at ?? "");
  const span = Date.parse(events.at(-1)?.at ?? "") - begin;
  const rate = Math.max(1, span / PLAYED_MS);
  let last = LEAD_MS - LEAST_GAP_MS;
  const moments = events.map((event) => {
    last = Math.max(last + LEAST_GAP_MS, Math.round(LEAD_MS + (Date.parse(event.at) - begin) / rate));
    return { at: last, event };
  });
  return { moments, length: last + TAIL_MS, rate };
}

/** Metres a pixel at least: closer in, the log's own half metres would be seen. */
const CLOSEST = 0.4;

/** A view of the map in which all of a fight is seen, with room around it. */
export function viewOfFight(events: readonly FightEvent[]): { x: number; z: number; scale: number } {
  const spots = events.flatMap(({ victimAt, killerAt }) => (killerAt ? [victimAt, killerAt] : [victimAt]));
  const [xs, zs] = [spots.map(({ x }) => x), spots.map(({ z }) => z)];
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [south, north] = [Math.min(...zs), Math.max(...zs)];
  const metres = Math.max(east - west, north - south);
  return { x: (west + east) / 2, z: (south + north) / 2, scale: Math.max(CLOSEST, metres / 260) };
}

/** What has happened last at a point of the film; null before the first. */
export const momentAt = ({ moments }: Film, ms: number): Film["moments"][number] | null =>
  moments.findLast(({ at }) => at <= ms) ?? null;

/** The next or the one before, from a point of the film; the film's ends behind the last and before the first. */
export function stepFrom(film: Film, ms: number, way: 1 | -1): number {
  const next =
    way === 1 ? film.moments.find(({ at }) => at > ms) : film.moments.findLast(({ at }) => at < ms);
  return next?.at ?? (way === 1 ? film.length : 0);
}

/** When it was at a point of the film, ISO: between two events as far as the film has come. */
export function clockAt({ moments, rate }: Film, ms: number): string {
  const before = moments.findLastIndex(({ at }) => at <= ms);
  const [one, next] = [moments[before], moments[before + 1]];
  const timeOf = (moment: Film["moments"][number]) => Date.parse(moment.event.at);
  if (!one) return new Date(next ? timeOf(next) - (next.at - ms) * rate : 0).toISOString();
  const pace = next ? (timeOf(next) - timeOf(one)) / (next.at - one.at) : 0;
  return new Date(timeOf(one) + (ms - one.at) * pace).toISOString();
}

/**
 * What is drawn at a point of the film. Everybody stands where the log saw them last, and is not there before it saw
 * them: nothing between two lines is made up.
 */
export function marksAt({ moments }: Film, ms: number): Drawn {
  const people = new Map<string, Drawn["people"][number]>();
  const shots: Drawn["shots"] = [];
  for (const { at, event } of moments) {
    if (at > ms) break;
    const { kind, victim, victimAt, killer, killerAt } = event;
    const deadly = kind !== "hit";
    if (killer !== null && killerAt && !people.get(killer)?.dead)
      people.set(killer, { name: killer, ...killerAt, dead: false });
    if (victim !== null) {
      const dead = deadly || people.get(victim)?.dead === true;
      people.set(victim, { name: victim, ...victimAt, dead });
    }
    if (killerAt) shots.push({ from: killerAt, to: victimAt, deadly, fresh: ms - at < FRESH_MS });
  }
  return { shots, people: [...people.values()] };
}

/** An event in a few words: who did what to whom, how, and from where. */
export function eventWords({ kind, victim, killer, weapon, distance }: FightEvent): string {
  const hurt = victim ?? "Somebody";
  const how = [weapon?.replaceAll("_", " "), distance === null ? null : `${Math.round(distance)} m`];
  const what =
    killer === null
      ? `${hurt} ${kind === "hit" ? "is hit" : "dies"}`
      : `${killer} ${kind === "hit" ? "hits" : "kills"} ${hurt}`;
  return [what, ...how].filter(Boolean).join(", ");
}
