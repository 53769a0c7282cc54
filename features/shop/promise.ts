import type { DeliveryPromise } from "./dto";

/** Share of the deliveries that "usually" means. */
const USUAL_PERCENT = 98;
const ROUND_MINUTES = 10;
const MAX_BARS = 18;

/** The middle of some numbers, rounded; null without any. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2);
}

/** Bars of equal width from zero over all values: 10, 20, 30, 60 … minutes, whatever gives few enough bars. */
function histogram(minutes: readonly number[]): DeliveryPromise["histogram"] {
  const longest = Math.max(...minutes);
  const width = [10, 20, 30, 60, 120, 240, 480, 1440].find((w) => longest / w < MAX_BARS) ?? 2880;
  const bars = Array.from({ length: Math.floor(longest / width) + 1 }, (_, at) => ({
    fromMinutes: at * width,
    toMinutes: (at + 1) * width,
    orders: 0,
  }));
  for (const value of minutes) {
    const bar = bars[Math.floor(value / width)];
    if (bar) bar.orders++;
  }
  return bars;
}

/**
 * "Usually delivered within 2 h 10 min, 98 % of 214 orders", from a shop's own orders.
 * @param minutes from paying to restart, of the orders that reached the game
 * @param failed orders that did not
 * @returns null before the first delivery: a promise without orders behind it would be invented
 */
export function deliveryPromise(
  minutes: readonly number[],
  failed: number,
  refunded: number,
): DeliveryPromise | null {
  const sorted = [...minutes].sort((a, b) => a - b);
  const at = Math.ceil((sorted.length * USUAL_PERCENT) / 100) - 1;
  const usual = sorted[at];
  const middle = median(sorted);
  if (usual === undefined || middle === null) return null;
  const within = Math.max(ROUND_MINUTES, Math.ceil(usual / ROUND_MINUTES) * ROUND_MINUTES);
  const orders = sorted.length + failed;
  const inTime = sorted.filter((one) => one <= within).length;
  return {
    withinMinutes: within,
    percent: Math.floor((inTime * 100) / orders),
    orders,
    refunded,
    medianMinutes: middle,
    histogram: histogram(sorted),
  };
}

/** The promise of a whole shop, from the statistics of its items. */
export function promiseOf(
  stats: readonly { durationsMinutes: number[]; failed: number; refunded: number }[],
): DeliveryPromise | null {
  const sum = (of: "failed" | "refunded") => stats.reduce((total, one) => total + one[of], 0);
  const minutes = stats.flatMap((one) => one.durationsMinutes);
  return deliveryPromise(minutes, sum("failed"), sum("refunded"));
}
