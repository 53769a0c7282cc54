import { HOUR, SECOND } from "@/lib/time";
import { FRAME_BYTES } from "./protocol";

/** What one gateway bears, and what one browser may ask of it. */
export const LIMITS = {
  messageBytes: FRAME_BYTES,
  /** Messages at once, and a second in the long run. */
  burst: 20,
  perSecond: 4,
  sockets: 5_000,
  socketsPerUser: 20,
  /** Connected, but without a pass so far. */
  strangers: 500,
  /** How long a stranger may stay one. */
  greetMs: 5 * SECOND,
  /** A socket lives this long and a tenth more or less, so that a thousand do not come back at once. */
  ageMs: HOUR,
  /** Bytes that wait for a slow browser: above the first it misses news and asks for them later, above the second it is closed. */
  slowBytes: 256 * 1024,
  deadBytes: 1024 * 1024,
  /** Somebody who says no more that they write has stopped after this. */
  typingMs: 6 * SECOND,
} as const;

/** A bucket of words: full at first, refilled over time. */
export interface Bucket {
  left: number;
  at: number;
}

/** Takes one from a bucket. @param now monotonic milliseconds. @returns null when it is empty */
export function takeOne(
  bucket: Bucket | null,
  now: number,
  { burst, perSecond }: { burst: number; perSecond: number } = LIMITS,
): Bucket | null {
  const filled = bucket ? bucket.left + ((now - bucket.at) / 1_000) * perSecond : burst;
  const left = Math.min(burst, filled) - 1;
  return left < 0 ? null : { left, at: now };
}

/** When to bring the next pass: well before the first right ends, and never at once. Milliseconds. */
export function renewIn(untils: readonly number[], now: number): number {
  const first = Math.min(...untils);
  return Math.max(1 * SECOND, Math.min((first - now) * 0.75, first - now - 3 * SECOND));
}
