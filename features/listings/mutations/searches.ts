import { sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { isoDate } from "@/lib/time";
import { type DirectoryQuery, writeQuery } from "../directory";
import { wordsOf } from "../terms";

/** Different searches of a day that are kept, and days of them. */
const MOST_A_DAY = 5_000;
const DAYS = 8;
const LONGEST = 300;

/** How a search is kept: its words and filters in one writing. Null for a look at the plain list. */
export function searchKey(query: DirectoryQuery): string | null {
  const text = wordsOf(query.text, 8).join(" ");
  const key = writeQuery({ ...query, text });
  const asked = text !== "" || Object.values(query.chosen).some((values) => values.length > 0);
  return asked && key.length <= LONGEST ? key : null;
}

/** Counts a search of today, and how much it found. Who asked is not known here. */
export async function recordSearch(ctx: SystemContext, query: DirectoryQuery, found: number): Promise<void> {
  const key = searchKey(query);
  if (key === null) return;
  const day = isoDate(ctx.now);
  await ctx.db.execute(sql`
    insert into directory_searches as s (day, query, hits, found)
    select ${day}::date, ${key}, 1, ${found}::int
    where (select count(*) from directory_searches where day = ${day}::date) < ${MOST_A_DAY}::int
      or exists (select 1 from directory_searches where day = ${day}::date and query = ${key})
    on conflict (day, query) do update set hits = s.hits + 1, found = excluded.found`);
}

/** Forgets searches of earlier days. @returns how many */
export async function pruneSearches(ctx: SystemContext): Promise<number> {
  const result = await ctx.db.execute(
    sql`delete from directory_searches where day < ${isoDate(ctx.now)}::date - ${DAYS}::int`,
  );
  return result.rowCount ?? 0;
}
