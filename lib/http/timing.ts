/** Upper ends of the latency buckets in milliseconds; slower goes into the last. */
export const LATENCY_BUCKETS_MS = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 30_000] as const;

export interface LatencyCount {
  name: string;
  bucketMs: number;
  hits: number;
  errors: number;
}

// On the global object: a build can hold this module more than once in one process.
const holder = globalThis as typeof globalThis & { grizzlyLatencies?: Map<string, LatencyCount> };
holder.grizzlyLatencies ??= new Map();
const counts = holder.grizzlyLatencies;

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
}

/** Takes everything that was counted since the last call. */
export function drainLatencies(): LatencyCount[] {
  const taken = [...counts.values()];
  counts.clear();
  return taken;
}
