import { sql } from "drizzle-orm";
import { type GuildScope, withGuild } from "@/db/context";
import type { IngestBatch } from "@/features/players/ingest";
import { flags, moments, numbers, texts } from "@/features/players/mutations/ingest/columns";

type Sql = (text: string) => Promise<unknown>;

/** Copies of the tables that ingest writes a line's rows to: the same columns, keys, checks and indexes, nothing else. */
export async function makeBareTables(owner: Sql): Promise<void> {
  for (const table of ["player_activity", "kill_logs", "player_sessions"]) {
    await owner(`create table bare_${table} (like ${table} including all)`);
    await owner(`grant select, insert on bare_${table} to grizzly_app`);
  }
}

async function insertActivity(ctx: Parameters<Parameters<typeof withGuild>[1]>[0], batch: IngestBatch) {
  const rows = batch.activity;
  await ctx.db.execute(sql`
    insert into bare_player_activity (guild_id, service_id, file_name, byte_offset, part, kind, player_id, player_name, x, y, altitude, detail, occurred_at)
    select ${ctx.guildId}, ${batch.serviceId}, ${batch.fileName}, t.offset_, t.part, t.kind, t.player, t.name, t.x, t.y, t.altitude, t.detail, to_timestamp(t.at)
    from unnest(${numbers(rows.byteOffset)}::bigint[], ${numbers(rows.part)}::smallint[], ${texts(rows.kind)}::text[],
      ${numbers(rows.id.map((_, nr) => nr % 120))}::bigint[], ${texts(rows.name)}::text[], ${numbers(rows.east)}::float8[],
      ${numbers(rows.north)}::float8[], ${numbers(rows.altitude)}::float8[], ${texts(rows.detail)}::jsonb[], ${numbers(rows.at)}::float8[]
    ) as t(offset_, part, kind, player, name, x, y, altitude, detail, at)`);
}

/** Inserts the rows of batches with UNNEST and nothing more, a transaction a batch as the ingest has it. */
export async function bareRows(scope: GuildScope, batches: readonly IngestBatch[]): Promise<void> {
  for (const batch of batches) {
    await withGuild(scope, async (ctx) => {
      const { deaths, sessions } = batch;
      await insertActivity(ctx, batch);
      await ctx.db.execute(sql`
        insert into bare_kill_logs (guild_id, service_id, file_name, byte_offset, raw_log_line, kind, victim_name, killer_name, weapon,
          distance, headshot, location_x, location_y, killer_x, killer_y, timestamp)
        select ${ctx.guildId}, ${batch.serviceId}, ${batch.fileName}, t.*
        from unnest(${numbers(deaths.map((d) => d.byteOffset))}::bigint[], ${texts(deaths.map((d) => d.rawLine))}::text[],
          ${texts(deaths.map((d) => d.kind))}::text[], ${texts(deaths.map((d) => d.victimName))}::text[],
          ${texts(deaths.map((d) => d.killerName))}::text[], ${texts(deaths.map((d) => d.weapon))}::text[],
          ${numbers(deaths.map((d) => d.distance))}::float8[], ${flags(deaths.map((d) => d.bodyPart === "Head"))}::boolean[],
          ${numbers(deaths.map((d) => d.victimAt?.east ?? null))}::float8[], ${numbers(deaths.map((d) => d.victimAt?.north ?? null))}::float8[],
          ${numbers(deaths.map((d) => d.killerAt?.east ?? null))}::float8[], ${numbers(deaths.map((d) => d.killerAt?.north ?? null))}::float8[],
          ${moments(deaths.map((d) => d.at))}::timestamptz[]) as t`);
      await ctx.db.execute(sql`
        insert into bare_player_sessions (guild_id, service_id, file_name, player_name, session_start, session_end, ended_by, byte_offset)
        select ${ctx.guildId}, ${batch.serviceId}, ${batch.fileName}, t.*
        from unnest(${texts(sessions.map((s) => s.player.name))}::text[], ${moments(sessions.map((s) => s.startedAt))}::timestamptz[],
          ${moments(sessions.map((s) => s.end?.at ?? null))}::timestamptz[], ${texts(sessions.map((s) => s.end?.by ?? null))}::text[],
          ${numbers(sessions.map((s) => s.startOffset))}::bigint[]) as t
        on conflict do nothing`);
    });
  }
}
