/** Upper ends of the latency buckets in milliseconds; slower goes into the last. */
export const LATENCY_BUCKETS_MS = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 30_000] as const;

export interface LatencyCount {
  name: string;
  bucketMs: number;
  hits: number;
  errors: number;
}

/** What one name took since the process began. */
export interface LatencyTotal {
  name: string;
  /** Hits of each bucket of {@link LATENCY_BUCKETS_MS}, not added up. */
  hits: number[];
  errors: number;
  sumMs: number;
}

// On the global object: a build can hold this module more than once in one process.
const holder = globalThis as typeof globalThis & {
  grizzlyLatencies?: Map<string, LatencyCount>;
  grizzlyLatencyTotals?: Map<string, LatencyTotal>;
};
holder.grizzlyLatencies ??= new Map();
holder.grizzlyLatencyTotals ??= new Map();
const counts = holder.grizzlyLatencies;
const totals = holder.grizzlyLatencyTotals;

/** The bucket that a latency falls into. */
export function latencyBucket(ms: number): number {
  return LATENCY_BUCKETS_MS.find((end) => ms <= end) ?? 30_000;
}

/**
 * Counts one answer in memory; a flush job takes the counts to the database.
 * @param name route pattern or event type: never an address with ids in it
 */
export function recordLatency(name: string, ms: number, failed: boolean): void {
  const bucketMs = latencyBucket(ms);
  const key = `${name}\n${bucketMs}`;
  const count = counts.get(key) ?? { name, bucketMs, hits: 0, errors: 0 };
  count.hits++;
  if (failed) count.errors++;
  counts.set(key, count);
  const total = totals.get(name) ?? { name, hits: LATENCY_BUCKETS_MS.map(() => 0), errors: 0, sumMs: 0 };
  const at = (LATENCY_BUCKETS_MS as readonly number[]).indexOf(bucketMs);
  total.hits[at] = (total.hits[at] ?? 0) + 1;
  total.sumMs += ms;
  if (failed) total.errors++;
  totals.set(name, total);
}

/** Everything that this process has counted since it began, by name. */
export function latencyTotals(): LatencyTotal[] {
  return [...totals.values()];
}

/** Takes everything that was counted since the last call. */
export function drainLatencies(): LatencyCount[] {
  const taken = [...counts.values()];
  counts.clear();
  return taken;
}
