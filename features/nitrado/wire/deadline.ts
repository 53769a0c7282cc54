import { ProviderError } from "@/lib/http/provider";

/** The time that a call has left. */
export interface Clock {
  /** Aborts at the deadline. */
  signal: AbortSignal;
  /** Milliseconds; never negative. */
  left(): number;
}

const late = () => new ProviderError("unavailable", "Nitrado did not answer in time.");

/**
 * Runs a call that ends by its deadline whatever the other side does, also where the work ignores the signal.
 * @throws ProviderError unavailable at the deadline
 */
export async function withDeadline<T>(ms: number, work: (clock: Clock) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const ends = performance.now() + ms;
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(late());
      controller.abort();
    }, ms);
  });
  const clock = { signal: controller.signal, left: () => Math.max(0, ends - performance.now()) };
  try {
    return await Promise.race([work(clock), deadline]);
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}

/** Waits, but not beyond the deadline. */
export function pause(ms: number, clock: Clock): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(late());
    };
    const timer = setTimeout(() => {
      clock.signal.removeEventListener("abort", stop);
      resolve();
    }, ms);
    if (clock.signal.aborted) stop();
    else clock.signal.addEventListener("abort", stop, { once: true });
  });
}
