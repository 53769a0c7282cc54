import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { LINE_CLASSES, type LineClass } from "@/features/nitrado/log/classes";
import { type Health, switchedOff } from "../health-rules";
import type { ServerSample } from "../schema";

/** A log that was set aside, and why. */
export interface AsideLog {
  name: string;
  reason: string;
  at: Date;
}

/** How a game server and the reading of its logs are, for the guild's staff. */
export interface ServiceHealth {
  serviceId: string;
  name: string;
  isActive: boolean;
  health: Health;
  reason: string | null;
  since: Date | null;
  /** The last look at the logs that went well. */
  lookedAt: Date | null;
  /** Up to here nothing is missing. */
  completeUntil: Date | null;
  lastLineAt: Date | null;
  /** First line ever to now. */
  logs: number;
  lines: number;
  unknownLines: number;
  aside: AsideLog[];
  /** Lines before it count, and are neither announced nor paid. */
  historyUntil: Date | null;
  utcOffsetMinutes: number | null;
  server: {
    state: ServerSample["state"];
    players: number | null;
    slots: number | null;
    at: Date | null;
  } | null;
  /** Share of the last seven days' looks that found the server up; null without any. */
  uptime: number | null;
  classes: { name: LineClass; at: Date | null }[];
  /** In words: what the owner may want to switch on. */
  off: string[];
  lastBoots: { at: Date; proven: boolean }[];
  /** Some access to Nitrado reads it. */
  connected: boolean;
  /** What the last look at the logs failed with, in words; null after a good one. */
  readError: string | null;
}

interface Row extends Record<string, unknown> {
  service_id: string;
  name: string;
  is_active: boolean;
  health: Health;
  health_reason: string | null;
  health_at: Date | string | null;
  log_checked_at: Date | string | null;
  history_until: Date | string | null;
  details: { utcOffsetMinutes?: unknown; utcOffsetMeasuredAt?: unknown };
  lines_seen: Record<string, string>;
  logs: number;
  lines: string | number;
  unknown_lines: string | number;
  last_line_at: Date | string | null;
  aside: { name: string; reason: string; at: string }[] | null;
  state: ServerSample["state"] | null;
  players: number | null;
  slots: number | null;
  checked_at: Date | string | null;
  log_complete_until: Date | string | null;
  up: number | null;
  boots: { at: string; proven: boolean }[] | null;
  connected: boolean;
  read_error: string | null;
}

const date = (value: Date | string | null | undefined) => (value ? new Date(value) : null);

function toHealth(row: Row): ServiceHealth {
  const { utcOffsetMinutes: offset, utcOffsetMeasuredAt: measured } = row.details;
  const classes = (Object.keys(LINE_CLASSES) as LineClass[]).map((name) => ({
    name,
    at: date(row.lines_seen[name]),
  }));
  return {
    serviceId: row.service_id,
    name: row.name,
    isActive: row.is_active,
    health: row.is_active ? row.health : "unknown",
    reason: row.is_active ? row.health_reason : "It is not read. Switch it on under Servers.",
    since: date(row.health_at),
    lookedAt: date(row.log_checked_at),
    completeUntil: date(row.log_complete_until),
    lastLineAt: date(row.last_line_at),
    logs: row.logs,
    lines: Number(row.lines),
    unknownLines: Number(row.unknown_lines),
    aside: (row.aside ?? []).map(({ name, reason, at }) => ({ name, reason, at: new Date(at) })),
    historyUntil: date(row.history_until),
    utcOffsetMinutes: typeof offset === "number" && typeof measured === "string" ? offset : null,
    server:
      row.state === null
        ? null
        : { state: row.state, players: row.players, slots: row.slots, at: date(row.checked_at) },
    uptime: row.up,
    classes,
    off: switchedOff(row.lines_seen),
    lastBoots: (row.boots ?? []).map(({ at, proven }) => ({ at: new Date(at), proven })),
    connected: row.connected,
    readError: row.read_error,
  };
}

/** How each of a guild's game servers is, by name. */
export async function serviceHealths(ctx: GuildContext): Promise<ServiceHealth[]> {
  const now = ctx.now.toISOString();
  const result = await ctx.db.execute<Row>(sql`
    select s.service_id, s.name, s.is_active, s.health, s.health_reason, s.health_at, s.log_checked_at, s.history_until,
      s.details, s.lines_seen, s.access_kind is not null as connected, m.last_error as read_error, l.*, v.state, v.players, v.slots, v.checked_at, v.log_complete_until, u.up, b.boots
    from nitrado_services s
    left join registered_servers r on r.guild_id = s.guild_id and r.service_id = s.service_id
    left join server_status v on v.guild_id = r.guild_id and v.server_id = r.id
    left join guild_monitoring_status m on m.guild_id = s.guild_id and m.bot = 'grizzly-bot' and m.service_id = s.service_id
    cross join lateral (
      select count(*)::int as logs, coalesce(sum(lines), 0) as lines, coalesce(sum(unknown_lines), 0) as unknown_lines,
        max(last_line_at) as last_line_at,
        jsonb_agg(jsonb_build_object('name', file_name, 'reason', last_error, 'at', updated_at) order by updated_at desc)
          filter (where last_error is not null and updated_at > ${now}::timestamptz - interval '14 days') as aside
      from nitrado_log_state where guild_id = s.guild_id and service_id = s.service_id
    ) l
    cross join lateral (
      select (sum(up_samples)::float8 / nullif(sum(samples), 0)) as up from server_stats
      where guild_id = s.guild_id and server_id = r.id and resolution = '1h' and "timestamp" > ${now}::timestamptz - interval '7 days'
    ) u
    cross join lateral (
      select jsonb_agg(jsonb_build_object('at', greatest(x.started_at, o.started_at), 'proven', x.source = 'adm' or o.id is not null) order by x.started_at desc) as boots
      from (select * from server_boots where guild_id = s.guild_id and service_id = s.service_id and same_as is null
        order by started_at desc limit 3) x
      left join server_boots o on o.guild_id = x.guild_id and o.same_as = x.id
    ) b
    where s.guild_id = ${ctx.guildId} order by s.name, s.service_id`);
  return result.rows.map(toHealth);
}
