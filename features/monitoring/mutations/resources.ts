import { sql } from "drizzle-orm";
import type { GuildContext, SystemContext } from "@/db/context";

/** A moment of a game server's host. */
export interface ResourceSample {
  at: Date;
  /** Of the host's share, as Nitrado counts it. */
  cpuPercent: number | null;
  memoryMb: number | null;
}

const KEEP_DAYS = 8;

/** Keeps samples that are newer than the newest known one, so that a repeat changes nothing. @returns how many */
export async function recordResources(
  ctx: GuildContext,
  serviceId: string,
  samples: readonly ResourceSample[],
): Promise<number> {
  if (samples.length === 0) return 0;
  const rows = JSON.stringify(samples.map(({ at, ...rest }) => ({ at: at.toISOString(), ...rest })));
  const result = await ctx.db.execute(sql`
    insert into resource_stats (guild_id, service_id, cpu_percent, memory_mb, measured_at)
    select ${ctx.guildId}, ${serviceId}, x."cpuPercent", x."memoryMb", x.at
    from jsonb_to_recordset(${rows}::jsonb) as x(at timestamptz, "cpuPercent" float8, "memoryMb" float8)
    where x.at > coalesce((select max(measured_at) from resource_stats where guild_id = ${ctx.guildId} and service_id = ${serviceId}), '-infinity')
    order by x.at`);
  return result.rowCount ?? 0;
}

/** Drops samples that are older than they are kept. @returns how many rows went */
export async function thinResources(ctx: SystemContext): Promise<number> {
  const result = await ctx.db.execute(sql`
    delete from resource_stats
    where measured_at < ${ctx.now.toISOString()}::timestamptz - make_interval(days => ${KEEP_DAYS})`);
  return result.rowCount ?? 0;
}
