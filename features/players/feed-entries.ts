import { cleanCut, type FightEvent, foldFights } from "./fights";
import type { FeedHit, FeedKill, KillPerson } from "./kill-feed";
import type { MapPoint } from "./near-place";
import type { KillKind } from "./schema";

/** What somebody did and suffered in a fight. */
export interface Fighter extends KillPerson {
  kills: number;
  hits: number;
  died: boolean;
}

/** A hit or a death of a fight; one of both is set. */
export interface FightMoment {
  at: string;
  kill: FeedKill | null;
  hit: FeedHit | null;
}

export interface Fight {
  /** Of its newest death. */
  killId: number;
  from: string;
  to: string;
  service: string | null;
  map: string | null;
  /** The middle of where its victims were. */
  middle: MapPoint | null;
  fighters: Fighter[];
  dead: number;
  /** Oldest first. */
  moments: FightMoment[];
}

/** A row of the feed: a fight, or a death with the hits around it. */
export type FeedEntry = { fight: Fight; kill: null } | { fight: null; kill: FeedKill; hits: FeedHit[] };

/** Deaths that can be part of a fight; an accident beside one is none of it. */
const FOUGHT: readonly KillKind[] = ["pvp", "bled_out", "explosion", "unknown"];
/** A fight has so many deaths, or so many players; less is told by the kill itself. */
const DEATHS = 2;
const PLAYERS = 3;

type Event = FightEvent & FightMoment;

const points = (...all: (MapPoint | null)[]) => all.filter((point) => point !== null);

const ofKill = (kill: FeedKill): Event => ({
  id: `k${kill.killId}`,
  serviceId: kill.serviceId ?? "",
  at: kill.at,
  ms: Date.parse(kill.at),
  places: FOUGHT.includes(kill.kind) ? points(kill.place, kill.killerPlace) : [],
  kill,
  hit: null,
});

const ofHit = (hit: FeedHit): Event => ({
  id: `h${hit.id}`,
  serviceId: hit.serviceId,
  at: hit.at,
  ms: Date.parse(hit.at),
  places: points(hit.place, hit.byPlace),
  kill: null,
  hit,
});

function fightersOf(events: readonly Event[]): Fighter[] {
  const all = new Map<string, Fighter>();
  const of = (person: KillPerson | null): Fighter | null => {
    if (!person) return null;
    const key = String(person.playerId ?? person.name);
    const known = all.get(key) ?? { ...person, kills: 0, hits: 0, died: false };
    all.set(key, known);
    return known;
  };
  for (const { kill, hit } of events) {
    const [by, victim] = [of(kill?.killer ?? hit?.by ?? null), of(kill?.victim ?? hit?.victim ?? null)];
    if (by && kill) by.kills++;
    if (by && hit) by.hits++;
    if (victim && kill) victim.died = true;
  }
  return [...all.values()].sort(
    (a, b) => b.kills - a.kills || b.hits - a.hits || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
}

/** A group of hits and deaths as the row that it makes; nothing where nobody died. */
function entryOf(events: readonly Event[]): FeedEntry | null {
  const deaths = events.flatMap(({ kill }) => kill ?? []);
  const kill = deaths.at(-1);
  const [first, last] = [events[0], events.at(-1)];
  if (!kill || !first || !last) return null;
  const fighters = fightersOf(events);
  if (deaths.length < DEATHS && fighters.length < PLAYERS)
    return { fight: null, kill, hits: events.flatMap(({ hit }) => hit ?? []) };
  const victims = points(...events.map((event) => event.kill?.place ?? event.hit?.place ?? null));
  const mean = (of: (point: MapPoint) => number) =>
    victims.reduce((sum, point) => sum + of(point), 0) / victims.length;
  const fight: Fight = {
    killId: kill.killId,
    from: first.at,
    to: last.at,
    service: kill.service,
    map: kill.map,
    middle: victims.length === 0 ? null : { x: mean(({ x }) => x), north: mean(({ north }) => north) },
    fighters,
    dead: fighters.filter(({ died }) => died).length,
    moments: events.map(({ at, kill: death, hit }) => ({ at, kill: death, hit })),
  };
  return { fight, kill: null };
}

/**
 * Folds a stretch of the feed into rows, and says where the page ends so that no fight is torn.
 * @param kills newest first
 * @param least kills that the page has at least, where there are so many
 * @returns `shown`: how many of the kills stand in the rows
 */
export function feedEntries(
  kills: readonly FeedKill[],
  hits: readonly FeedHit[],
  least: number,
): { entries: FeedEntry[]; shown: number } {
  const groups = foldFights([...kills.map(ofKill), ...hits.map(ofHit)]);
  const groupOf = new Map(groups.flatMap((group, at) => group.map(({ id }) => [id, at] as const)));
  const shown = cleanCut(
    kills.map(({ killId }) => groupOf.get(`k${killId}`) ?? -1),
    least,
    kills.length,
  );
  const end = Date.parse(kills[shown - 1]?.at ?? "");
  const wanted = new Set(kills.slice(0, shown).map(({ killId }) => `k${killId}`));
  // Where a fight had to be torn, what is older than the page's end comes with the next one.
  const torn = new Set(kills.slice(shown).map(({ killId }) => groupOf.get(`k${killId}`)));
  const rows = groups.flatMap((group, at) => {
    const kept = group.filter((one) => (one.kill ? wanted.has(one.id) : !torn.has(at) || one.ms >= end));
    return entryOf(kept) ?? [];
  });
  const place = new Map(kills.map(({ killId }, at) => [killId, at]));
  const newest = (entry: FeedEntry) => place.get((entry.fight ?? entry.kill).killId) ?? 0;
  return { entries: rows.sort((a, b) => newest(a) - newest(b)), shown };
}

/** Every death in a row of its own. */
export const singleEntries = (kills: readonly FeedKill[]): FeedEntry[] =>
  kills.map((kill) => ({ fight: null, kill, hits: [] }));
