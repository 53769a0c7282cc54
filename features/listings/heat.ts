import type { ZonedHour } from "./evening";
import { levelAt } from "./levels";

export interface HeatCell {
  /** Mean share of slots taken, or null where this hour of the week was never seen. */
  share: number | null;
  /** How many weeks stand behind the mean. */
  weeks: number;
}

/** Mean share by weekday (rows, Monday first) and hour (columns) on the visitor's clock. */
export function heatStrip(packed: string, hours: readonly ZonedHour[]): HeatCell[][] {
  const sums = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => ({ sum: 0, weeks: 0 })));
  hours.forEach(({ hour, weekday }, index) => {
    const share = levelAt(packed, index);
    const cell = sums[weekday]?.[hour];
    if (share === null || !cell) return;
    cell.sum += share;
    cell.weeks += 1;
  });
  return sums.map((row) => row.map(({ sum, weeks }) => ({ share: weeks === 0 ? null : sum / weeks, weeks })));
}

/** The fullest hour of the week, or null when nothing is known. */
export function fullestHour(strip: readonly HeatCell[][]): { weekday: number; hour: number } | null {
  let best: { weekday: number; hour: number; share: number } | null = null;
  strip.forEach((row, weekday) => {
    row.forEach(({ share }, hour) => {
      if (share !== null && share > 0 && (!best || share > best.share)) best = { weekday, hour, share };
    });
  });
  const found = best as { weekday: number; hour: number } | null;
  return found && { weekday: found.weekday, hour: found.hour };
}
