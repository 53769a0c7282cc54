import { unpackLevels } from "./levels";

/** Picture units from one step to the next: whole ones, so that a path is short. */
export const STEP = 2;

/** `h2` or `l2 -1`: the shortest way to the next point. */
const lineTo = (dy: number) => (dy === 0 ? `h${STEP}` : `l${STEP} ${dy}`);

/**
 * One path that is both the line and the area under it: it closes outside the picture, where nobody sees it.
 * A stretch that nobody knows is left out. The picture is `(steps - 1) * STEP` wide.
 * @param packed shares of slots, one a step
 */
export function sparkPath(packed: string, height: number): string {
  const levels = unpackLevels(packed);
  const below = height + 4;
  let path = "";
  let last: number | null = null;
  levels.forEach((level, index) => {
    // A unit of air, so that a full server does not touch the ceiling line.
    const y = level === null ? null : Math.round(1 + (1 - level) * (height - 2));
    if (y === null) {
      if (last !== null) path += `V${below}Z`;
    } else if (last === null) {
      path += index === 0 ? `M-3 ${below}V${y}H0` : `M${index * STEP} ${below}V${y}`;
    } else path += lineTo(y - last);
    last = y;
  });
  return last === null ? path : `${path}h3V${below}Z`;
}

export interface Span {
  from: number;
  to: number;
}

/** Stretches of a packed series for which a test holds, as positions from 0 to 1. */
export function spans(length: number, holds: (index: number) => boolean): Span[] {
  const found: Span[] = [];
  let from: number | null = null;
  for (let index = 0; index <= length; index += 1) {
    const inside = index < length && holds(index);
    if (inside && from === null) from = index;
    if (!inside && from !== null) {
      found.push({ from: from / length, to: index / length });
      from = null;
    }
  }
  return found;
}
