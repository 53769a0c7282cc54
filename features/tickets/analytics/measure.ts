/** Below so many values the slowest tenth is one ticket: then the slowest is named instead. */
const TENTHS = 10;
/** Below so many values on either side two stretches are not compared. */
const COMPARED = 5;

export interface Spread {
  count: number;
  /** Null without a value. */
  median: number | null;
  /** What nine of ten stay under; null for fewer than ten values. */
  p90: number | null;
  longest: number | null;
}

/** The value that the given share of values does not pass, between two of them where it falls there. */
function quantile(sorted: readonly number[], share: number): number | null {
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (at - Math.floor(at));
}

/** How values spread, without claiming more than their count allows. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    count: sorted.length,
    median: quantile(sorted, 0.5),
    p90: sorted.length < TENTHS ? null : quantile(sorted, 0.9),
    longest: sorted.at(-1) ?? null,
  };
}

/** By how much the median changed; null where either side has too few values to say. */
export function medianChange(now: Spread, before: Spread): number | null {
  if (now.count < COMPARED || before.count < COMPARED) return null;
  return now.median === null || before.median === null ? null : now.median - before.median;
}

/** A share in whole percent; null of nothing. Everything but one of many is not 100, and one of many is not 0. */
export function percent(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const exact = (part / whole) * 100;
  if (part > 0 && exact < 1) return 1;
  return part < whole && exact > 99 ? 99 : Math.round(exact);
}

/** By how many points a share changed; null where either side is of too few. */
export function shareChange(now: [part: number, whole: number], before: [number, number]): number | null {
  if (now[1] < COMPARED || before[1] < COMPARED) return null;
  return Math.round((now[0] / now[1] - before[0] / before[1]) * 100);
}
