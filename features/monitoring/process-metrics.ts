import { monitorEventLoopDelay } from "node:perf_hooks";
import { poolNumbers } from "@/db/client";
import { LATENCY_BUCKETS_MS, latencyTotals } from "@/lib/http/timing";
import { histogram, type Metric } from "./metrics";

// On the global object: a build can hold this module more than once in one process.
const holder = globalThis as typeof globalThis & {
  grizzlyLoopDelay?: ReturnType<typeof monitorEventLoopDelay>;
};

function loopDelay() {
  if (!holder.grizzlyLoopDelay) {
    holder.grizzlyLoopDelay = monitorEventLoopDelay({ resolution: 20 });
    holder.grizzlyLoopDelay.enable();
  }
  return holder.grizzlyLoopDelay;
}

const gauge = (name: string, help: string, value: number): Metric => ({
  name,
  help,
  type: "gauge",
  samples: [{ value }],
});

/** What this process knows of itself: memory, time, its event loop, and every answer since it began. */
export function processMetrics(): Metric[] {
  const delay = loopDelay();
  const slowest = delay.percentile(99) / 1e9;
  delay.reset();
  const { user, system } = process.cpuUsage();
  const ends = LATENCY_BUCKETS_MS.map((ms) => ms / 1_000);
  const all = latencyTotals();
  return [
    gauge("process_resident_memory_bytes", "Memory that the process holds.", process.memoryUsage.rss()),
    gauge("nodejs_heap_size_used_bytes", "Heap in use.", process.memoryUsage().heapUsed),
    gauge(
      "process_start_time_seconds",
      "When the process began, since 1970.",
      Math.round(Date.now() / 1_000 - process.uptime()),
    ),
    {
      name: "process_cpu_seconds_total",
      help: "Processor time.",
      type: "counter",
      samples: [{ value: (user + system) / 1e6 }],
    },
    gauge(
      "nodejs_eventloop_lag_p99_seconds",
      "How late the event loop came, 99 of 100 times at most, since the last look.",
      Number.isFinite(slowest) ? slowest : 0,
    ),
    {
      name: "grizzly_database_connections",
      help: "Connections of this process's pool.",
      type: "gauge",
      samples: Object.entries(poolNumbers()).map(([state, value]) => ({ labels: { state }, value })),
    },
    {
      name: "grizzly_request_duration_seconds",
      help: "How long calls and actions took.",
      type: "histogram",
      samples: all.flatMap(({ name, hits, sumMs }) => histogram({ name }, ends, hits, sumMs / 1_000)),
    },
    {
      name: "grizzly_request_failures_total",
      help: "Calls and actions that failed on our side.",
      type: "counter",
      samples: all.map(({ name, errors }) => ({ labels: { name }, value: errors })),
    },
  ];
}
