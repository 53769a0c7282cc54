import type { HistoryPoint } from "../../schema";

export interface Drawn {
  /** Line of means with the area under it, closed outside the picture. */
  line: string;
  /** Stretches that nobody knows, along the bottom. */
  unknown: string;
}

/** Paths of a history. @param top number of players at the upper edge */
export function drawHistory(
  points: readonly HistoryPoint[],
  top: number,
  width: number,
  height: number,
): Drawn {
  const step = width / Math.max(1, points.length - 1);
  const below = height + 6;
  let line = "";
  let unknown = "";
  let open = false;
  points.forEach(({ mean }, index) => {
    const x = Math.round(index * step);
    if (mean === null) {
      if (open) line += `V${below}Z`;
      open = false;
      unknown += `M${x} ${height - 1}h${Math.max(1, Math.round(step))}`;
      return;
    }
    const y = Math.round((1 - Math.min(1, mean / top)) * height);
    line += open ? `L${x} ${y}` : `M${index === 0 ? -4 : x} ${below}V${y}${index === 0 ? "H0" : ""}`;
    open = true;
  });
  return { line: open ? `${line}H${width + 4}V${below}Z` : line, unknown };
}

/** A round number at or above the largest peak and the slots, for the axis. */
export function axisTop(points: readonly HistoryPoint[], slots: number): number {
  const most = points.reduce((top, { peak, mean }) => Math.max(top, peak ?? 0, mean ?? 0), slots);
  return Math.max(10, Math.ceil(most / 10) * 10);
}
