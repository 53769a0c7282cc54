import { sql } from "drizzle-orm";
import type { GuildContext, SystemContext } from "@/db/context";
import { botUpdates } from "@/db/schema/core";
import { guildMonitoringStatus } from "@/db/schema/monitoring";
import { parseInput } from "@/lib/http/validate";
import { type Bot, type HeartbeatInput, heartbeat } from "../schema";

/** A bot says that it works for a guild, or what hinders it. Called at least once a minute. */
export async function recordHeartbeat(ctx: GuildContext, input: HeartbeatInput): Promise<void> {
  const { bot, serviceId, state, reason } = parseInput(heartbeat, input);
  const up = state !== "down";
  const values = {
    state,
    lastError: reason,
    isActive: up,
    lastHeartbeatAt: ctx.now,
    lastCheck: ctx.now,
    updatedAt: ctx.now,
  };
  await ctx.db
    .insert(guildMonitoringStatus)
    .values({ guildId: ctx.guildId, serviceId, bot, startedAt: up ? ctx.now : null, ...values })
    .onConflictDoUpdate({
      target: [guildMonitoringStatus.guildId, guildMonitoringStatus.bot, guildMonitoringStatus.serviceId],
      set: {
        ...values,
        // Up since it was last silent: a bot that was gone for minutes has started anew.
        startedAt: up
          ? sql`case when ${guildMonitoringStatus.lastHeartbeatAt} > ${ctx.now.toISOString()}::timestamptz - interval '3 minutes'
              then coalesce(${guildMonitoringStatus.startedAt}, ${ctx.now.toISOString()}::timestamptz)
              else ${ctx.now.toISOString()}::timestamptz end`
          : null,
      },
    });
}

/** A bot's process started with this version. @param instance tells two processes of one bot apart */
export async function recordBotStart(
  ctx: SystemContext,
  bot: Bot,
  version: string,
  instance: string,
): Promise<void> {
  await ctx.db.insert(botUpdates).values({ bot, version, host: instance, startedAt: ctx.now });
}

interface BeatRow extends Record<string, unknown> {
  last_at: string | Date | null;
  guilds: number;
  failing: number;
}

/** What a bot's heartbeats of the last day say, over all guilds. A single game server's trouble is its guild's, not the bot's. */
export async function heartbeatSummary(
  ctx: SystemContext,
  bot: Bot,
): Promise<{ lastAt: Date | null; guilds: number; failing: number }> {
  const result = await ctx.db.execute<BeatRow>(sql`
    select max(last_heartbeat_at) as last_at, count(distinct guild_id)::int as guilds,
      (count(distinct guild_id) filter (where state <> 'running'))::int as failing
    from guild_monitoring_status
    where bot = ${bot} and service_id is null and last_heartbeat_at > ${ctx.now.toISOString()}::timestamptz - interval '1 day'`);
  const row = result.rows[0];
  return {
    lastAt: row?.last_at ? new Date(row.last_at) : null,
    guilds: row?.guilds ?? 0,
    failing: row?.failing ?? 0,
  };
}
