import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { KEPT_DAYS } from "../activity-kinds";
import { LINE_TABLES, type LineRows, type LineTable, noRows } from "../reread";

/** A log as it was read, and how far. */
export interface ReadLogFile {
  serviceId: string;
  fileName: string;
  position: number;
  completed: boolean;
  utcOffsetMinutes: number;
}

interface FileRow extends Record<string, unknown> {
  service_id: string;
  file_name: string;
  last_position: string | number;
  completed: boolean;
  utc_offset: number;
}

/** Every log of a guild of which something was read, or only this one, by service and name. */
export async function readLogFiles(
  ctx: GuildContext,
  serviceId: string | null = null,
  fileName: string | null = null,
): Promise<ReadLogFile[]> {
  const result = await ctx.db.execute<FileRow>(sql`
    select l.service_id, l.file_name, l.last_position, l.completed_at is not null as completed,
      coalesce((l.source->>'utcOffsetMinutes')::int, (s.details->>'utcOffsetMinutes')::int, 0) as utc_offset
    from nitrado_log_state l join nitrado_services s using (guild_id, service_id)
    where l.guild_id = ${ctx.guildId} and l.last_position > 0
      and l.service_id = coalesce(${serviceId}, l.service_id) and l.file_name = coalesce(${fileName}, l.file_name) order by l.service_id, l.file_name`);
  return result.rows.map((row) => ({
    serviceId: row.service_id,
    fileName: row.file_name,
    position: Number(row.last_position),
    completed: row.completed,
    utcOffsetMinutes: row.utc_offset,
  }));
}

const FILE = "t.guild_id = $1 and t.service_id = $2 and t.file_name = $3";
const ID = "(select platform_id from player_profiles p where p.guild_id = t.guild_id and p.player_id";

/** What is stored of a file, in the words of `Reread`. Numbers stay numbers and moments ISO texts. */
const STORED: Record<Exclude<LineTable, "position_cells">, { text: string; key: string[] }> = {
  kill_logs: {
    key: ["byte_offset"],
    text: `select byte_offset, kind, ${ID} = t.victim_player_id) as victim_id, ${ID} = t.killer_player_id) as killer_id,
      victim_name, killer_name, cause, weapon, distance, body_part, timestamp, inferred, raw_log_line
      from kill_logs t where ${FILE}`,
  },
  player_sessions: {
    key: ["byte_offset"],
    text: `select byte_offset, ${ID} = t.player_id) as player_id, player_name, session_start, session_end, ended_by, end_byte_offset
      from player_sessions t where ${FILE}`,
  },
  player_activity: {
    key: ["byte_offset", "part"],
    text: `select byte_offset, part, kind, ${ID} = t.player_id) as player_id, player_name, ${ID} = t.other_player_id) as other_id,
      x, y, altitude, extract(epoch from occurred_at)::float8 as at from player_activity t where ${FILE}`,
  },
};

type Row = Record<string, unknown>;

const numeric = (value: unknown) => (typeof value === "bigint" ? Number(value) : (value ?? null));

function facts(table: keyof typeof STORED, row: Row): string {
  const value = (name: string) => numeric(row[name]);
  if (table === "kill_logs") {
    const ids = [value("victim_id"), value("killer_id")];
    const rest = ["victim_name", "killer_name", "cause", "weapon", "distance", "body_part", "timestamp"];
    return JSON.stringify([value("kind"), ids, ...[...rest, "inferred", "raw_log_line"].map(value)]);
  }
  if (table === "player_sessions") {
    const ended = row.session_end
      ? [value("session_end"), value("ended_by"), value("end_byte_offset")]
      : null;
    return JSON.stringify([value("player_id"), value("player_name"), value("session_start"), ended]);
  }
  const place = row.x === null ? null : [value("x"), value("y"), value("altitude")];
  return JSON.stringify([
    value("kind"),
    value("player_id"),
    value("player_name"),
    value("other_id"),
    place,
    value("at"),
  ]);
}

/** The rows that a file's lines have led to, apart from counts by cell, which belong to no single file. */
export async function storedRows(ctx: GuildContext, serviceId: string, fileName: string): Promise<LineRows> {
  const rows = noRows();
  for (const [name, { text, key }] of Object.entries(STORED)) {
    const table = name as keyof typeof STORED;
    for (const row of await prepared<Row>(ctx.db, text, [ctx.guildId, serviceId, fileName])) {
      if (table === "player_activity") {
        const days = KEPT_DAYS[row.kind as keyof typeof KEPT_DAYS] ?? Number.POSITIVE_INFINITY;
        if (Number(row.at) < ctx.now.getTime() / 1_000 - days * 86_400) continue;
      }
      rows[table].set(key.map((column) => String(row[column])).join("/"), facts(table, row));
    }
  }
  return rows;
}

/** How often players were seen in each cell of a service's map. */
export async function storedCells(ctx: GuildContext, serviceId: string): Promise<Map<string, string>> {
  const result = await ctx.db.execute<{ cell: number; hits: string | number }>(sql`
    select cell, hits from position_cells where guild_id = ${ctx.guildId} and service_id = ${serviceId}`);
  return new Map(result.rows.map((row) => [String(row.cell), String(row.hits)]));
}

export interface RowDifference {
  table: LineTable;
  key: string;
  /** Null where the row is missing on that side. */
  stored: string | null;
  reread: string | null;
}

/** Rows that differ. Keys are bytes in the file, or the numbers of cells. */
export function differences(stored: LineRows, reread: LineRows): RowDifference[] {
  return LINE_TABLES.flatMap((table) => {
    const keys = new Set([...stored[table].keys(), ...reread[table].keys()]);
    return [...keys].flatMap((key): RowDifference[] => {
      const [a, b] = [stored[table].get(key) ?? null, reread[table].get(key) ?? null];
      return a === b ? [] : [{ table, key, stored: a, reread: b }];
    });
  });
}
