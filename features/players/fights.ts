/** Metres and milliseconds within which two events belong to one fight. */
export const FIGHT_METRES = 200;
export const FIGHT_MS = 90_000;

/** A hit or a death, as far as folding needs it. */
export interface FightEvent {
  /** Unlike any other's. */
  id: string;
  serviceId: string;
  /** When, in milliseconds. */
  ms: number;
  /** Where the victim was, and the shooter where the log says it, in metres; none stands for itself. */
  places: readonly { x: number; north: number }[];
}

const near = (a: FightEvent, b: FightEvent): boolean =>
  a.places.some((one) =>
    b.places.some((other) => Math.hypot(one.x - other.x, one.north - other.north) <= FIGHT_METRES),
  );

const byTime = (a: FightEvent, b: FightEvent): number =>
  a.ms - b.ms || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * Folds hits and deaths into fights: two events on one server belong together when they are at most 90 s and 200 m
 * apart, and so does whatever is linked through others. Each event is in exactly one group, whatever their order.
 * @returns groups, newest last event first; each with its events oldest first
 */
export function foldFights<E extends FightEvent>(events: readonly E[]): E[][] {
  const sorted = [...events].sort(byTime);
  const parent = sorted.map((_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    for (let up = parent[root] ?? root; up !== root; up = parent[root] ?? root) root = up;
    parent[at] = root;
    return root;
  };
  let first = 0;
  for (const [at, event] of sorted.entries()) {
    while ((sorted[first]?.ms ?? event.ms) < event.ms - FIGHT_MS) first++;
    for (let before = first; before < at; before++) {
      const other = sorted[before];
      if (!other || other.serviceId !== event.serviceId || rootOf(before) === rootOf(at)) continue;
      if (near(other, event)) parent[rootOf(at)] = rootOf(before);
    }
  }
  const groups = new Map<number, E[]>();
  for (const [at, event] of sorted.entries()) {
    const root = rootOf(at);
    const group = groups.get(root);
    if (group) group.push(event);
    else groups.set(root, [event]);
  }
  const last = (group: readonly E[]) => group[group.length - 1];
  return [...groups.values()].sort((a, b) => {
    const [x, y] = [last(a), last(b)];
    return x && y ? byTime(y, x) : 0;
  });
}

/**
 * Where a page of a list may end so that nothing that belongs together is torn: the first place from `least` on that
 * no group spans, else `most`. @param groups of each row of the list, in its order
 */
export function cleanCut(groups: readonly number[], least: number, most: number): number {
  const end = Math.min(most, groups.length);
  const lastOf = new Map(groups.slice(0, end).map((group, at) => [group, at]));
  let reach = -1;
  for (const [at, group] of groups.slice(0, end).entries()) {
    if (at >= least && at > reach) return at;
    reach = Math.max(reach, lastOf.get(group) ?? at);
  }
  return end;
}
