import { sql } from "drizzle-orm";
import type { GuildContext, SystemContext } from "@/db/context";
import type { NitradoGame } from "../schema";
import type { LineClass } from "./classes";

/** A connected game server, with what a look at its logs needs. */
export interface WatchedService {
  guildId: string;
  serviceId: string;
  game: NitradoGame;
  gamePath: string | null;
  /** Minutes that the host's clock is ahead of UTC; the second says that it was measured. */
  utcOffsetMinutes: number;
  offsetMeasured: boolean;
  historyUntil: Date | null;
  /** The last look that went well. */
  checkedAt: Date | null;
}

interface Row extends Record<string, unknown> {
  guild_id: string;
  service_id: string;
  game: string;
  game_path: string | null;
  details: { utcOffsetMinutes?: unknown; utcOffsetMeasuredAt?: unknown };
  history_until: Date | string | null;
  log_checked_at: Date | string | null;
}

const date = (value: Date | string | null) => (value === null ? null : new Date(value));

function toWatched(row: Row): WatchedService {
  const offset = row.details.utcOffsetMinutes;
  return {
    guildId: row.guild_id,
    serviceId: row.service_id,
    game: row.game as NitradoGame,
    gamePath: row.game_path,
    utcOffsetMinutes: typeof offset === "number" ? offset : 0,
    offsetMeasured: typeof row.details.utcOffsetMeasuredAt === "string",
    historyUntil: date(row.history_until),
    checkedAt: date(row.log_checked_at),
  };
}

const WATCHED = sql`select guild_id, service_id, game, game_path, details, history_until, log_checked_at
  from nitrado_services where is_active and access_kind is not null and game in ('dayz', 'dayzps', 'dayzxb')`;

/** Every game server that a guild has connected and not switched off. */
export async function watchedServices(ctx: SystemContext): Promise<WatchedService[]> {
  const result = await ctx.db.execute<Row>(sql`${WATCHED} order by guild_id, service_id`);
  return result.rows.map(toWatched);
}

/** Services that are switched on and of which no look has told anything for ten minutes: their health follows from that. */
export async function silentServices(
  ctx: SystemContext,
): Promise<Pick<WatchedService, "guildId" | "serviceId">[]> {
  const result = await ctx.db.execute<Pick<Row, "guild_id" | "service_id">>(sql`
    select guild_id, service_id from nitrado_services where is_active and (access_kind is null
      or coalesce(log_checked_at, created_at) < ${ctx.now.toISOString()}::timestamptz - interval '10 minutes')
    order by guild_id, service_id`);
  return result.rows.map((row) => ({ guildId: row.guild_id, serviceId: row.service_id }));
}

/** A service as it is now; null once it is disconnected. */
export async function watchedService(ctx: GuildContext, serviceId: string): Promise<WatchedService | null> {
  const result = await ctx.db.execute<Row>(
    sql`${WATCHED} and guild_id = ${ctx.guildId} and service_id = ${serviceId}`,
  );
  return result.rows[0] ? toWatched(result.rows[0]) : null;
}

/** Draws the line between history and news at the first look; it is never moved. */
export async function beginHistory(ctx: GuildContext, serviceId: string): Promise<Date> {
  const result = await ctx.db.execute<{ history_until: Date | string }>(sql`
    update nitrado_services set history_until = coalesce(history_until, ${ctx.now.toISOString()}::timestamptz)
    where guild_id = ${ctx.guildId} and service_id = ${serviceId} returning history_until`);
  return new Date(result.rows[0]?.history_until ?? ctx.now);
}

/** Keeps the measured zone of a host. */
export async function saveOffset(ctx: GuildContext, serviceId: string, minutes: number): Promise<void> {
  const found = JSON.stringify({ utcOffsetMinutes: minutes, utcOffsetMeasuredAt: ctx.now.toISOString() });
  await ctx.db.execute(sql`
    update nitrado_services set details = details || ${found}::jsonb, updated_at = ${ctx.now.toISOString()}::timestamptz
    where guild_id = ${ctx.guildId} and service_id = ${serviceId}`);
}

/** Notes that a look went well. */
export async function noteLooked(ctx: GuildContext, serviceId: string): Promise<void> {
  await ctx.db.execute(sql`
    update nitrado_services set log_checked_at = ${ctx.now.toISOString()}::timestamptz
    where guild_id = ${ctx.guildId} and service_id = ${serviceId}`);
}

/** Keeps the newest time of each class of lines, and of the first line ever read (`first`). */
export async function noteClasses(
  ctx: GuildContext,
  serviceId: string,
  seen: Partial<Record<LineClass, Date>>,
  lastLineAt: Date,
): Promise<void> {
  const times = Object.entries(seen).map(([name, at]) => [name, at.toISOString()] as const);
  await ctx.db.execute(sql`
    update nitrado_services s set lines_seen = s.lines_seen
      || coalesce((select jsonb_object_agg(n.name, n.at) from unnest(${sql.param(times.map(([name]) => name))}::text[],
          ${sql.param(times.map(([, at]) => at))}::text[]) as n(name, at)
          where coalesce(s.lines_seen->>n.name, '') < n.at), '{}'::jsonb)
      || jsonb_build_object('first', least(s.lines_seen->>'first', ${lastLineAt.toISOString()}::text))
    where s.guild_id = ${ctx.guildId} and s.service_id = ${serviceId}`);
}

/** Keeps a service's health with the reason in words; `health_at` is since when it is that. */
export async function noteHealth(
  ctx: GuildContext,
  serviceId: string,
  health: string,
  reason: string,
): Promise<void> {
  await ctx.db.execute(sql`
    update nitrado_services set health = ${health}, health_reason = ${reason},
      health_at = case when health = ${health} then coalesce(health_at, ${ctx.now.toISOString()}::timestamptz)
        else ${ctx.now.toISOString()}::timestamptz end
    where guild_id = ${ctx.guildId} and service_id = ${serviceId}
      and (health, health_reason) is distinct from (${health}, ${reason})`);
}
