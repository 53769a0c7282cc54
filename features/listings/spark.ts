import { unpackLevels } from "./levels";

/**
 * One path that is both the line and the area under it: it closes outside the picture, where nobody sees it.
 * A stretch that nobody knows is left out.
 * @param packed shares of slots, one a step
 */
export function sparkPath(packed: string, width: number, height: number): string {
  const levels = unpackLevels(packed);
  const step = width / Math.max(1, levels.length - 1);
  const below = height + 4;
  const x = (index: number) => Math.round(index * step * 10) / 10;
  let path = "";
  let open = false;
  levels.forEach((level, index) => {
    if (level === null) {
      if (open) path += `V${below}Z`;
      open = false;
      return;
    }
    // Half a pixel of air, so that a full server does not touch the ceiling line.
    const y = Math.round((1 + (1 - level) * (height - 2)) * 10) / 10;
    path += open
      ? `L${x(index)} ${y}`
      : `M${index === 0 ? -3 : x(index)} ${below}V${y}${index === 0 ? "H0" : ""}`;
    open = true;
  });
  return open ? `${path}H${width + 3}V${below}Z` : path;
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
