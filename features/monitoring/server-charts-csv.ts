import { csvText } from "@/lib/csv";
import { MINUTE } from "@/lib/time";
import type { ServerCharts } from "./data/server-charts";
import { stepEnd } from "./series";

const short = (value: number | null | undefined) => (value == null ? null : Math.round(value * 100) / 100);

/** A server's charts as lines, one for each step up to now; what is not known is empty. Times are UTC. */
export function chartsCsv(charts: ServerCharts, now: Date): string {
  const { stepMinutes, players, cpuPercent, memoryMb, diskMb } = charts;
  const step = stepMinutes * MINUTE;
  const from = stepEnd(now, step).getTime() - players.length * step;
  const rows = players.map((_, at) => [
    new Date(from + at * step).toISOString(),
    ...[players, cpuPercent, memoryMb, diskMb].map((values) => short(values[at])),
  ]);
  return csvText(["from_utc", "players", "cpu_percent", "memory_mb", "disk_mb"], rows);
}
