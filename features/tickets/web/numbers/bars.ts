const HOUR = 3_600;
const SIZES = [HOUR / 4, HOUR / 2, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 24 * HOUR, 48 * HOUR, 168 * HOUR];
const BARS = 16;

/**
 * Waits in at most 16 bars of a round size, with words under the axis. The largest fiftieth of many does not make all
 * others thin: what is longer stands in the last bar.
 * @param waits in seconds
 */
export function waitBars(waits: readonly number[]) {
  const sorted = waits.toSorted((a, b) => a - b);
  const most = sorted[Math.floor((sorted.length - 1) * 0.98)] ?? 0;
  const size = SIZES.find((one) => one * BARS > most) ?? Math.ceil(most / BARS / HOUR) * HOUR;
  const count = Math.max(4, Math.floor(most / size) + 1);
  const counts = Array.from({ length: count }, () => 0);
  for (const wait of sorted) {
    const at = Math.min(Math.floor(wait / size), count - 1);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const every = Math.ceil(count / 4);
  const ticks = Array.from({ length: Math.floor(count / every) + 1 }, (_, at) => at * every * size);
  return {
    bars: counts.map((tickets, at) => ({ from: at * size, to: (at + 1) * size, count: tickets })),
    ticks: ticks.map((at) => ({ at, label: axisWords(at) })),
  };
}

function axisWords(seconds: number): string {
  if (seconds === 0) return "0";
  if (seconds % (24 * HOUR) === 0) return `${seconds / (24 * HOUR)} d`;
  return seconds >= HOUR ? `${Math.round((seconds / HOUR) * 10) / 10} h` : `${seconds / 60} min`;
}
