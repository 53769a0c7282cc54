import { monitorEventLoopDelay } from "node:perf_hooks";

/**
 * Reports when the process did nothing else for longer than a second: a loop without an await, a swapped-out machine.
 * @param report receives the longest standstill of the last ten seconds, in milliseconds
 */
export function watchEventLoop(report: (ms: number) => void): { stop(): void } {
  const delay = monitorEventLoopDelay({ resolution: 100 });
  delay.enable();
  const timer = setInterval(() => {
    const ms = Math.round(delay.max / 1e6);
    delay.reset();
    if (ms > 1_000) report(ms);
  }, 10_000).unref();
  return {
    stop() {
      clearInterval(timer);
      delay.disable();
    },
  };
}
