import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { DAY, MINUTE } from "@/lib/time";
import { bucketMeans, type Sample, stepEnd } from "../series";

export const CHART_RANGES = {
  "24h": { words: "24 h", ms: DAY, stepMinutes: 30 },
  "7d": { words: "7 d", ms: 7 * DAY, stepMinutes: 180 },
} as const;
export type ChartRange = keyof typeof CHART_RANGES;

/** What a game server's host and its players did, in equal steps up to now. */
export interface ServerCharts {
  range: ChartRange;
  stepMinutes: number;
  players: (number | null)[];
  /** The most players at once in the range, of the looks themselves. */
  peak: number | null;
  cpuPercent: (number | null)[];
  memoryMb: (number | null)[];
  diskMb: (number | null)[];
  /** The newest look at the players, and the newest measurement of the host. */
  playersAt: string | null;
  measuredAt: string | null;
}

interface ResourceRow {
  at: Date;
  cpu: number | null;
  memory: number | null;
  disk: number | null;
}

// Both read one server's rows of the range by an index that begins with the guild and the server.
const RESOURCES = `
select date_bin(make_interval(mins => $4), measured_at, timestamptz '2000-01-01 00:00+00') as at,
  avg(cpu_percent) as cpu, avg(memory_mb) as memory, avg(disk_mb) as disk
from resource_stats where guild_id = $1 and service_id = $2 and measured_at > $3::timestamptz group by 1`;

const PLAYERS = `
select t."timestamp" as at, t.players_sum::float8 / nullif(t.known_samples, 0) as players, t.players_peak as peak
from registered_servers r join server_stats t on t.guild_id = r.guild_id and t.server_id = r.id
where r.guild_id = $1 and r.service_id = $2 and t.resolution = $4 and t."timestamp" > $3::timestamptz`;

const NEWEST = `
select (select max(measured_at) from resource_stats where guild_id = $1 and service_id = $2) as measured_at,
  (select v.checked_at from registered_servers r join server_status v on v.guild_id = r.guild_id and v.server_id = r.id
   where r.guild_id = $1 and r.service_id = $2) as checked_at`;

/** Players, processor, memory and disk of one game server over a range. */
export async function serverCharts(
  ctx: GuildContext,
  serviceId: string,
  range: ChartRange,
): Promise<ServerCharts> {
  const { ms, stepMinutes } = CHART_RANGES[range];
  const step = stepMinutes * MINUTE;
  const end = stepEnd(ctx.now, step);
  const from = new Date(end.getTime() - ms);
  const key = [ctx.guildId, serviceId];
  const [resources, players, [newest]] = await Promise.all([
    prepared<ResourceRow>(ctx.db, RESOURCES, [...key, from, stepMinutes]),
    prepared<{ at: Date; players: number | null; peak: number | null }>(ctx.db, PLAYERS, [
      ...key,
      from,
      range === "24h" ? "5m" : "1h",
    ]),
    prepared<{ measured_at: Date | null; checked_at: Date | null }>(ctx.db, NEWEST, key),
  ]);
  const means = (samples: Sample[]) => bucketMeans(samples, end, step, Math.round(ms / step));
  const peaks = players.flatMap(({ peak }) => (peak === null ? [] : [peak]));
  return {
    range,
    stepMinutes,
    players: means(players.map(({ at, players: value }) => ({ at, value }))),
    peak: peaks.length === 0 ? null : Math.max(...peaks),
    cpuPercent: means(resources.map(({ at, cpu: value }) => ({ at, value }))),
    memoryMb: means(resources.map(({ at, memory: value }) => ({ at, value }))),
    diskMb: means(resources.map(({ at, disk: value }) => ({ at, value }))),
    playersAt: newest?.checked_at?.toISOString() ?? null,
    measuredAt: newest?.measured_at?.toISOString() ?? null,
  };
}
