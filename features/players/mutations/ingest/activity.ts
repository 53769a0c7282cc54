import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import type { ActivityColumns } from "../../activity-columns";
import type { IngestBatch } from "../../ingest";
import { numbers, texts } from "./columns";

/** Rows a statement: more make the arrays large without being faster (measured). */
const ROWS = 2_000;

type Ids = ReadonlyMap<string, number>;

/** @param met whether a row of this identity may be there already; asking for each is a fifth of the insert (measured) */
async function insert(
  ctx: GuildContext,
  batch: IngestBatch,
  rows: ActivityColumns,
  players: Ids,
  met: boolean,
): Promise<number> {
  const idOf = (platformId: string | null) =>
    platformId === null ? null : (players.get(platformId) ?? null);
  const known = met
    ? sql`on conflict (guild_id, service_id, file_name, byte_offset, part) do nothing`
    : sql.empty();
  const result = await ctx.db.execute(sql`
    insert into player_activity (guild_id, service_id, file_name, date_uncertain, byte_offset, part, kind, player_id, player_name,
      other_player_id, x, y, altitude, detail, occurred_at)
    select ${ctx.guildId}, ${batch.serviceId}, ${batch.fileName}, coalesce(t.byte_offset >= ${batch.uncertainFrom}::bigint, false),
      t.byte_offset, t.part, t.kind, t.player, t.name, t.other, t.x, t.y, t.altitude, t.detail, to_timestamp(t.at)
    from unnest(
      ${numbers(rows.byteOffset)}::bigint[], ${numbers(rows.part)}::smallint[], ${texts(rows.kind)}::text[],
      ${numbers(rows.id.map(idOf))}::bigint[], ${texts(rows.name)}::text[], ${numbers(rows.other.map(idOf))}::bigint[],
      ${numbers(rows.east)}::float8[], ${numbers(rows.north)}::float8[], ${numbers(rows.altitude)}::float8[],
      ${texts(rows.detail)}::jsonb[], ${numbers(rows.at)}::float8[]
    ) as t(byte_offset, part, kind, player, name, other, x, y, altitude, detail, at) ${known}`);
  return result.rowCount ?? 0;
}

/** The last byte of the file that a row came from; -1 where there is none. */
async function lastByte(ctx: GuildContext, batch: IngestBatch): Promise<number> {
  const result = await ctx.db.execute<{ last: string | number }>(sql`
    select byte_offset as last from player_activity
    where guild_id = ${ctx.guildId} and service_id = ${batch.serviceId} and file_name = ${batch.fileName}
    order by byte_offset desc limit 1`);
  return Number(result.rows[0]?.last ?? -1);
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Writes what a batch says that players did. A row that is there stays. Each statement leaves before the next is
 * put together, so that the database works meanwhile.
 * @returns how many were new
 */
export async function writeActivity(ctx: GuildContext, batch: IngestBatch, players: Ids): Promise<number> {
  if (batch.activity.length === 0) return 0;
  const last = await lastByte(ctx, batch);
  const met: number[] = [];
  const fresh: number[] = [];
  for (const [row, offset] of batch.activity.byteOffset.entries()) (offset > last ? fresh : met).push(row);
  const sent: Promise<number>[] = [];
  for (const places of [met, fresh]) {
    for (let at = 0; at < places.length; at += ROWS) {
      const rows = batch.activity.pick(places.slice(at, at + ROWS));
      sent.push(insert(ctx, batch, rows, players, places === met));
      await turn();
    }
  }
  return (await Promise.all(sent)).reduce((sum, added) => sum + added, 0);
}

/** Marks what a file has led to from a byte on: its dates have come into doubt since. */
export async function doubtDates(
  ctx: GuildContext,
  serviceId: string,
  fileName: string,
  from: number,
): Promise<void> {
  for (const table of ["kill_logs", "player_sessions", "player_activity"]) {
    await ctx.db.execute(sql`
      update ${sql.identifier(table)} set date_uncertain = true
      where guild_id = ${ctx.guildId} and service_id = ${serviceId} and file_name = ${fileName}
        and byte_offset >= ${from} and not date_uncertain`);
  }
}
