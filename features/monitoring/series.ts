export interface Sample {
  at: Date;
  /** Null: asked, but the answer is not known. */
  value: number | null;
}

/**
 * Means of samples in equal steps, oldest first; null where a step has no known sample.
 * @param end end of the last step (exclusive)
 */
export function bucketMeans(
  samples: readonly Sample[],
  end: Date,
  stepMs: number,
  count: number,
): (number | null)[] {
  const start = end.getTime() - stepMs * count;
  const sums = Array.from({ length: count }, () => ({ sum: 0, known: 0 }));
  for (const { at, value } of samples) {
    const bucket = sums[Math.floor((at.getTime() - start) / stepMs)];
    if (!bucket || value === null) continue;
    bucket.sum += value;
    bucket.known += 1;
  }
  return sums.map(({ sum, known }) => (known === 0 ? null : sum / known));
}

/** Start of the step that holds an instant; steps count from 1970, so hours and days are UTC's. */
export function stepStart(at: Date, stepMs: number): Date {
  return new Date(Math.floor(at.getTime() / stepMs) * stepMs);
}

/** End of the running step: where a series that includes now ends. */
export function stepEnd(at: Date, stepMs: number): Date {
  return new Date(stepStart(at, stepMs).getTime() + stepMs);
}
