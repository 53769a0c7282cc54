export type Direction = "up" | "down";

/**
 * An order with one thing moved past its neighbour of the same group; things of other groups keep their places.
 * @returns ids in their new order; null where there is nothing to move past
 */
export function movedIds<T extends { id: number }>(
  list: readonly T[],
  id: number,
  direction: Direction,
  sameGroup: (a: T, b: T) => boolean = () => true,
): number[] | null {
  const from = list.findIndex((one) => one.id === id);
  const moving = list[from];
  if (!moving) return null;
  const beside = (at: number) => {
    const other = list[at];
    return other !== undefined && sameGroup(moving, other);
  };
  const step = direction === "up" ? -1 : 1;
  let to = from + step;
  while (to >= 0 && to < list.length && !beside(to)) to += step;
  if (!beside(to)) return null;
  const ids = list.map((one) => one.id);
  const other = ids[to];
  if (other === undefined) return null;
  ids[to] = id;
  ids[from] = other;
  return ids;
}
