import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";

/** Words that somebody looks for. */
export const words = z.string().trim().min(1).max(80).optional();

/** Place in a list by time: microseconds and the id of the last line. */
export const byMoment = z
  .string()
  .regex(/^\d{1,16}~[\w:.-]{1,80}$/)
  .optional();

/** Place in a list by number. */
export const byNumber = z
  .string()
  .regex(/^\d{1,15}$/)
  .optional();

/** A line's own place, for {@link byMoment}. */
export const momentKey = (at: SQL, id: SQL): SQL =>
  sql`((extract(epoch from ${at}) * 1000000)::bigint || '~' || ${id}::text)`;

/** Lines behind a place, where the list is ordered by both, the newest first. */
export function behind(at: SQL, id: SQL, before: string | undefined): SQL | undefined {
  if (before === undefined) return undefined;
  const [micros = "0", key = ""] = before.split("~");
  return sql`(${at}, ${id}::text) < (to_timestamp(${Number(micros) / 1_000_000}::float8), ${key}::text)`;
}

/** Whether the words stand in one of the columns, small or large. */
export function has(q: string | undefined, columns: SQL): SQL | undefined {
  return q === undefined ? undefined : sql`position(lower(${q}) in lower(concat_ws(' ', ${columns}))) > 0`;
}

/** Every condition that there is. */
export const every = (...parts: readonly (SQL | undefined)[]): SQL =>
  sql.join([sql`true`, ...parts.filter((part) => part !== undefined)], sql` and `);

type Raw = Record<string, unknown> & { cursor: string };

/**
 * A page from one row more than it holds.
 * @param moments fields that hold a time, which becomes ISO
 */
export function pageOf<Row extends object>(
  rows: readonly Raw[],
  limit: number,
  moments: readonly (keyof Row & string)[],
): { rows: Row[]; next: string | null } {
  const shown = rows.slice(0, limit);
  return {
    rows: shown.map(({ cursor: _place, ...row }) => {
      const read: Record<string, unknown> = { ...row };
      for (const name of moments) {
        const at = read[name];
        read[name] = at === null || at === undefined ? null : new Date(at as string).toISOString();
      }
      return read as Row;
    }),
    next: rows.length > limit ? (shown.at(-1)?.cursor ?? null) : null,
  };
}
