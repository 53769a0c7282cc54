import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import type { IngestBatch, SessionRecord } from "../../ingest";
import { flags, moments, numbers, texts } from "./columns";

/**
 * Opens the sessions that are new (the line that began one is its identity), closes those that are still open, and
 * adds their time, and who came, to the days; one that is closed stays as it is. A session that began and ended in the batch is
 * inserted closed.
 * @returns the sessions that began and that ended for the first time
 */
export async function writeSessions(
  ctx: GuildContext,
  batch: IngestBatch,
  players: ReadonlyMap<string, number>,
): Promise<{ opened: SessionRecord[]; closed: SessionRecord[] }> {
  const { sessions } = batch;
  if (sessions.length === 0) return { opened: [], closed: [] };
  const result = await ctx.db.execute<{ byte_offset: string | number; closed: boolean }>(sql`
    with told as (
      select t.*, greatest(0, extract(epoch from t.ended - t.started))::int as seconds from unnest(
        ${numbers(sessions.map((s) => players.get(s.player.platformId) ?? null))}::bigint[],
        ${texts(sessions.map((s) => s.player.name))}::text[],
        ${moments(sessions.map((s) => s.startedAt))}::timestamptz[],
        ${numbers(sessions.map((s) => s.startOffset))}::bigint[],
        ${moments(sessions.map((s) => s.end?.at ?? null))}::timestamptz[],
        ${texts(sessions.map((s) => s.end?.by ?? null))}::text[],
        ${numbers(sessions.map((s) => s.end?.byteOffset ?? null))}::bigint[]
      ) as t(player, name, started, byte_offset, ended, ended_by, end_offset)
    ), opened as (
      insert into player_sessions (guild_id, service_id, file_name, date_uncertain, player_id, player_name, session_start, byte_offset,
        session_end, ended_by, end_file_name, end_byte_offset, duration_seconds, duration_minutes)
      select ${ctx.guildId}, ${batch.serviceId}, ${batch.fileName}, coalesce(t.byte_offset >= ${batch.uncertainFrom}::bigint, false),
        t.player, t.name, t.started, t.byte_offset, t.ended, t.ended_by, case when t.ended is not null then ${batch.fileName} end,
        t.end_offset, t.seconds, t.seconds / 60
      from told t
      on conflict (guild_id, service_id, file_name, byte_offset) do nothing
      returning guild_id, service_id, player_id, byte_offset, session_start, session_end, duration_seconds
    ), visits as (
      insert into visit_days as v (guild_id, day, service_id, player_id, first_at, last_at)
      select guild_id, (session_start at time zone 'UTC')::date as day, service_id, player_id, min(session_start), max(session_start)
      from opened where player_id is not null group by guild_id, day, service_id, player_id order by day, player_id
      on conflict (guild_id, day, service_id, player_id) do update set first_at = least(v.first_at, excluded.first_at),
        last_at = greatest(v.last_at, excluded.last_at)
    ), ended as (
      update player_sessions s set session_end = t.ended, ended_by = t.ended_by, end_file_name = ${batch.fileName},
        end_byte_offset = t.end_offset, duration_seconds = t.seconds, duration_minutes = t.seconds / 60
      from told t
      where s.guild_id = ${ctx.guildId} and s.service_id = ${batch.serviceId} and s.file_name = ${batch.fileName}
        and s.byte_offset = t.byte_offset and s.session_end is null and t.ended is not null
      returning s.guild_id, s.service_id, s.player_id, s.byte_offset, s.session_start, s.duration_seconds
    ), closed as (
      select guild_id, service_id, player_id, byte_offset, duration_seconds as seconds, (session_start at time zone 'UTC')::date as day
      from (select guild_id, service_id, player_id, byte_offset, session_start, duration_seconds from opened where session_end is not null
            union all select * from ended) e
    ), by_day as (
      insert into kill_days as d (guild_id, day, service_id, sessions, playtime_seconds)
      select guild_id, day, service_id, count(*), sum(seconds) from closed group by guild_id, day, service_id order by day
      on conflict (guild_id, day, service_id) do update set sessions = d.sessions + excluded.sessions,
        playtime_seconds = d.playtime_seconds + excluded.playtime_seconds
    ), by_player_day as (
      insert into player_days as d (guild_id, player_id, day, sessions, playtime_seconds)
      select guild_id, player_id, day, count(*), sum(seconds) from closed where player_id is not null
      group by guild_id, player_id, day order by player_id, day
      on conflict (guild_id, player_id, day) do update set sessions = d.sessions + excluded.sessions,
        playtime_seconds = d.playtime_seconds + excluded.playtime_seconds
    )
    select byte_offset, false as closed from opened union all select byte_offset, true from closed`);
  const ofKind = (closed: boolean) =>
    new Set(result.rows.flatMap((row) => (row.closed === closed ? [Number(row.byte_offset)] : [])));
  const [opened, closed] = [ofKind(false), ofKind(true)];
  return {
    opened: sessions.filter((session) => opened.has(session.startOffset)),
    closed: sessions.filter((session) => closed.has(session.startOffset)),
  };
}

/** Who is online and where they were seen last. An older line never overwrites a newer one. */
export async function writeSightings(
  ctx: GuildContext,
  batch: IngestBatch,
  players: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = [...batch.sightings].sort((a, b) => (a.player.platformId < b.player.platformId ? -1 : 1));
  if (rows.length === 0) return;
  await ctx.db.execute(sql`
    insert into player_status as s (guild_id, service_id, player_id, player_name, status, alive, last_seen, x, y, altitude)
    select ${ctx.guildId}, ${batch.serviceId}, t.* from unnest(
      ${numbers(rows.map((r) => players.get(r.player.platformId) ?? null))}::bigint[],
      ${texts(rows.map((r) => r.player.name))}::text[],
      ${texts(rows.map((r) => (r.online ? "online" : "offline")))}::text[],
      ${flags(rows.map((r) => r.alive))}::boolean[],
      ${moments(rows.map((r) => r.at))}::timestamptz[],
      ${numbers(rows.map((r) => r.position?.east ?? null))}::float8[],
      ${numbers(rows.map((r) => r.position?.north ?? null))}::float8[],
      ${numbers(rows.map((r) => r.position?.altitude ?? null))}::float8[]
    ) as t
    on conflict (guild_id, service_id, player_id) do update set
      player_name = excluded.player_name, status = excluded.status, alive = coalesce(excluded.alive, s.alive), last_seen = excluded.last_seen,
      x = coalesce(excluded.x, s.x), y = coalesce(excluded.y, s.y), altitude = coalesce(excluded.altitude, s.altitude),
      updated_at = now()
    where s.last_seen is null or s.last_seen <= excluded.last_seen`);
}

/** Adds where players were seen. Committed with the file's position, so no step is counted twice. */
export async function addFootprint(ctx: GuildContext, batch: IngestBatch, map: string): Promise<void> {
  const cells = [...batch.cells].sort(([a], [b]) => a - b);
  if (cells.length === 0) return;
  await ctx.db.execute(sql`
    insert into position_cells as c (guild_id, service_id, map, cell, hits)
    select ${ctx.guildId}, ${batch.serviceId}, ${map}, t.cell, t.hits
    from unnest(${numbers(cells.map(([cell]) => cell))}::int[], ${numbers(cells.map(([, hits]) => hits))}::int[]) as t(cell, hits)
    on conflict (guild_id, service_id, cell) do update set hits = c.hits + excluded.hits`);
}
