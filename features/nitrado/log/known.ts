import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import type { AdmLog } from "./files";

/** What the reader keeps about a log beside its position. */
export interface LogSource {
  /** The file's name with Nitrado at the last look, and what it looked like. */
  name?: string;
  size?: number;
  modifiedAt?: string | null;
  /** Since when it has this size, ISO. */
  sizeSince?: string;
  /** Digest up to the header; null for a log that its name identifies. */
  header?: string | null;
  /** First boot, in seconds since 1970 on the server's clock. */
  start?: number;
  /** CRC-32 of the bytes before `crcTo`; and the last of them. */
  crc?: number;
  crcTo?: number;
  lastByte?: number;
  reads?: number;
  /** Minutes that the host's clock was taken to be ahead of UTC. */
  utcOffsetMinutes?: number;
  /** The last line read, in seconds since 1970 on the server's clock. */
  lastLocal?: number;
  /** The size at which the bytes were found to be no log, or not this one. */
  problemSize?: number;
  /** When that was found last, ISO, and how often. */
  problemAt?: string;
  problems?: number;
}

/** A log that was read before, or tried to. */
export interface KnownLog {
  logName: string;
  position: number;
  completed: boolean;
  /** Why nothing more was taken of it. */
  problem: string | null;
  source: LogSource;
}

interface Row extends Record<string, unknown> {
  file_name: string;
  last_position: string | number;
  completed: boolean;
  last_error: string | null;
  source: LogSource;
}

/** What is known about the logs of a service: those with one of these file names, and all that were not read to their end. */
export async function knownLogs(
  ctx: GuildContext,
  serviceId: string,
  names: readonly string[],
): Promise<KnownLog[]> {
  const listed = sql.param([...names]);
  const result = await ctx.db.execute<Row>(sql`
    select file_name, last_position, completed_at is not null as completed, last_error, source from nitrado_log_state
    where guild_id = ${ctx.guildId} and service_id = ${serviceId}
      and (completed_at is null or file_name = any(${listed}::text[]) or source->>'name' = any(${listed}::text[]))`);
  return result.rows.map((row) => ({
    logName: row.file_name,
    position: Number(row.last_position),
    completed: row.completed,
    problem: row.last_error,
    source: row.source,
  }));
}

/** The reader's opaque state of a log, as it was committed with its rows. */
export async function logReaderState(
  ctx: GuildContext,
  serviceId: string,
  logName: string,
): Promise<Record<string, unknown> | null> {
  const result = await ctx.db.execute<{ state: Record<string, unknown> | null }>(sql`
    select state from nitrado_log_state
    where guild_id = ${ctx.guildId} and service_id = ${serviceId} and file_name = ${logName}`);
  return result.rows[0]?.state ?? null;
}

/** Notes what a log looks like now. @returns the time of its last line */
export async function noteSource(
  ctx: GuildContext,
  serviceId: string,
  logName: string,
  source: LogSource,
): Promise<Date | null> {
  const result = await ctx.db.execute<{ last_line_at: Date | string | null }>(sql`
    update nitrado_log_state set source = ${JSON.stringify(source)}::jsonb, file_size = ${source.size ?? null}
    where guild_id = ${ctx.guildId} and service_id = ${serviceId} and file_name = ${logName}
    returning last_line_at`);
  const at = result.rows[0]?.last_line_at;
  return at ? new Date(at) : null;
}

/** Keeps what a log is that was listed, before anything of it is read. One that is known stays as it is. */
export async function rememberLog(
  ctx: GuildContext,
  serviceId: string,
  logName: string,
  source: LogSource,
): Promise<void> {
  await ctx.db.execute(sql`
    insert into nitrado_log_state (guild_id, service_id, file_name, source, file_size)
    values (${ctx.guildId}, ${serviceId}, ${logName}, ${JSON.stringify(source)}::jsonb, ${source.size ?? null})
    on conflict (guild_id, service_id, file_name) do nothing`);
}

/** Sets a log aside with the reason: its position stays, and it is tried again when it looks different. */
export async function setAside(
  ctx: GuildContext,
  serviceId: string,
  logName: string,
  source: LogSource,
  reason: string,
): Promise<void> {
  await ctx.db.execute(sql`
    insert into nitrado_log_state as l (guild_id, service_id, file_name, source, file_size, last_error)
    values (${ctx.guildId}, ${serviceId}, ${logName}, ${JSON.stringify(source)}::jsonb, ${source.size ?? null}, ${reason})
    on conflict (guild_id, service_id, file_name) do update
      set source = excluded.source, file_size = excluded.file_size, last_error = excluded.last_error, updated_at = now()`);
}

/** What a listed log adds to what was known about it. */
export function seenNow(before: LogSource, log: AdmLog, now: Date): LogSource {
  const same = before.size === log.size && before.sizeSince !== undefined;
  return {
    ...before,
    name: log.name,
    size: log.size,
    modifiedAt: log.modifiedAt?.toISOString() ?? null,
    sizeSince: same ? before.sizeSince : now.toISOString(),
    header: log.header ?? before.header ?? null,
    start: log.start,
  };
}

/** Forgets a file that was set aside under its own name and has turned out to be a log with another. */
export async function forgetAside(
  ctx: GuildContext,
  serviceId: string,
  names: readonly string[],
): Promise<void> {
  if (names.length === 0) return;
  await ctx.db.execute(sql`
    delete from nitrado_log_state where guild_id = ${ctx.guildId} and service_id = ${serviceId}
      and file_name = any(${sql.param([...names])}::text[]) and last_position = 0 and last_error is not null`);
}
