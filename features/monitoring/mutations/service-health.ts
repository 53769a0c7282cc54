import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { noteHealth } from "@/features/nitrado/log/services";
import { MINUTE } from "@/lib/time";
import { type HealthFacts, type HealthVerdict, judgeHealth } from "../health-rules";

interface Row extends Record<string, unknown> {
  connected: boolean;
  status: string | null;
  connection_error: string | null;
  read_error: string | null;
  looked_at: Date | string | null;
  server: HealthFacts["server"] | null;
  players: number | null;
  last_line_at: Date | string | null;
  aside: number;
  aside_reason: string | null;
  lines_seen: Record<string, string>;
  server_id: string | null;
  complete_until: Date | string | null;
  /** Everything that Nitrado has is read. */
  up_to_date: boolean;
}

const date = (value: Date | string | null) => (value === null ? null : new Date(value));

/** Nitrado shows a log's growth up to this late (reported by operators): what is older would have been there. */
const SHOWN_AFTER = 10 * MINUTE;

/** Up to when nothing is missing: the last writing that was read, and where all is read, also the quiet time since. */
function completeUntil(row: Row, asideLogs: boolean): Date | null {
  const read = date(row.complete_until);
  const looked = date(row.looked_at);
  if (!read || !looked || !row.up_to_date || asideLogs) return read;
  return new Date(Math.max(read.getTime(), looked.getTime() - SHOWN_AFTER));
}

/**
 * Looks at everything that is known about a service, and keeps its health and up to when its log is complete: where a
 * log is set aside up to its last line, else up to when the newest file was written to or ten minutes before the look.
 */
export async function updateHealth(ctx: GuildContext, serviceId: string): Promise<HealthVerdict | null> {
  const result = await ctx.db.execute<Row>(sql`
    with known as (
      select *, last_error is not null and (completed_at is null
        or updated_at > ${ctx.now.toISOString()}::timestamptz - interval '1 day') as bad
      from nitrado_log_state where guild_id = ${ctx.guildId} and service_id = ${serviceId}
        and updated_at > ${ctx.now.toISOString()}::timestamptz - interval '14 days'
    ), logs as (
      select max(last_line_at) as last_line_at, (count(*) filter (where bad))::int as aside,
        (array_agg(last_error order by updated_at desc) filter (where bad))[1] as aside_reason,
        least(max((source->>'modifiedAt')::timestamptz), min(coalesce(last_line_at, created_at)) filter (where bad)) as complete_until,
        coalesce(bool_and(completed_at is not null or last_position >= (source->>'size')::bigint) filter (where source <> '{}'), false) as up_to_date
      from known
    )
    select s.access_kind is not null as connected, s.status, s.last_error as connection_error, s.log_checked_at as looked_at,
      s.lines_seen, m.last_error as read_error, v.state as server, v.players, r.id as server_id, logs.*
    from nitrado_services s cross join logs
    left join guild_monitoring_status m on m.guild_id = s.guild_id and m.bot = 'grizzly-bot' and m.service_id = s.service_id
    left join registered_servers r on r.guild_id = s.guild_id and r.service_id = s.service_id
    left join server_status v on v.guild_id = r.guild_id and v.server_id = r.id
    where s.guild_id = ${ctx.guildId} and s.service_id = ${serviceId}`);
  const [row] = result.rows;
  if (!row) return null;
  const verdict = judgeHealth({
    now: ctx.now,
    connected: row.connected,
    status: row.status,
    connectionError: row.connection_error,
    readError: row.read_error,
    lookedAt: date(row.looked_at),
    server: row.server ?? "unknown",
    players: row.players,
    lastLineAt: date(row.last_line_at),
    aside: row.aside,
    asideReason: row.aside_reason,
    linesSeen: row.lines_seen,
  });
  await noteHealth(ctx, serviceId, verdict.health, verdict.reason);
  const until = completeUntil(row, row.aside > 0);
  if (row.server_id && until) {
    await ctx.db.execute(sql`
      update server_status set log_complete_until = ${until.toISOString()}::timestamptz
      where guild_id = ${ctx.guildId} and server_id = ${row.server_id}::uuid
        and log_complete_until is distinct from ${until.toISOString()}::timestamptz`);
  }
  return verdict;
}
