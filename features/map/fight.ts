/** A kill or a hit near a spot and a moment. */
export interface FightEvent {
  kind: "kill" | "hit" | "death";
  id: number;
  /** ISO. */
  at: string;
  serviceId: string;
  /** Who was hit. */
  victim: string | null;
  victimAt: { x: number; z: number };
  killer: string | null;
  killerAt: { x: number; z: number } | null;
  weapon: string | null;
  distance: number | null;
  rawLine: string | null;
}

/** How near in metres and milliseconds two events of one fight are. */
export const FIGHT_METRES = 200;
export const FIGHT_MS = 90_000;

function near(a: FightEvent, b: FightEvent): boolean {
  if (a.serviceId !== b.serviceId || Math.abs(Date.parse(a.at) - Date.parse(b.at)) > FIGHT_MS) return false;
  const spots = (event: FightEvent) => (event.killerAt ? [event.victimAt, event.killerAt] : [event.victimAt]);
  return spots(a).some((one) =>
    spots(b).some((two) => Math.hypot(one.x - two.x, one.z - two.z) <= FIGHT_METRES),
  );
}

/**
 * The events that belong together with the one at a spot and moment: each is near another one of them. Empty where
 * nothing happened there.
 */
export function fightAt(
  events: readonly FightEvent[],
  spot: { x: number; z: number; at: string },
): FightEvent[] {
  const away = (event: FightEvent) =>
    Math.hypot(event.victimAt.x - spot.x, event.victimAt.z - spot.z) +
    Math.abs(Date.parse(event.at) - Date.parse(spot.at)) / 1_000;
  const [seed] = events
    .filter((event) => Math.hypot(event.victimAt.x - spot.x, event.victimAt.z - spot.z) <= FIGHT_METRES)
    .filter((event) => Math.abs(Date.parse(event.at) - Date.parse(spot.at)) <= FIGHT_MS)
    .sort((a, b) => away(a) - away(b));
  if (!seed) return [];
  const fight = new Set([seed]);
  for (const one of fight)
    for (const other of events) if (!fight.has(other) && near(one, other)) fight.add(other);
  // The log writes a hit before the death that it is; both have the same second and ids of their own.
  const deadly = ({ kind }: FightEvent) => Number(kind !== "hit");
  return [...fight].sort(
    (a, b) => Date.parse(a.at) - Date.parse(b.at) || deadly(a) - deadly(b) || a.id - b.id,
  );
}

export interface Fighter {
  name: string;
  kills: number;
  hits: number;
  /** How they died here; null for those who did not. */
  died: { weapon: string | null; distance: number | null; by: string | null } | null;
}

/** Who took part, those with most kills first and the dead last. */
export function fighters(events: readonly FightEvent[]): Fighter[] {
  const all = new Map<string, Fighter>();
  const of = (name: string) => {
    const known = all.get(name) ?? { name, kills: 0, hits: 0, died: null };
    all.set(name, known);
    return known;
  };
  for (const { kind, victim, killer, weapon, distance } of events) {
    if (killer !== null) of(killer)[kind === "hit" ? "hits" : "kills"]++;
    if (victim === null) continue;
    const hurt = of(victim);
    if (kind !== "hit") hurt.died = { weapon, distance, by: killer };
  }
  return [...all.values()].sort(
    (a, b) => Number(a.died !== null) - Number(b.died !== null) || b.kills - a.kills || b.hits - a.hits,
  );
}
