import { sql } from "drizzle-orm";
import type { GuildContext, PublicContext } from "@/db/context";
import { isoDate } from "@/lib/time";
import { readQuery } from "../directory";
import { boardOf, conditions } from "./search";

/** Searches that are looked at, the most frequent first; places that are counted. */
const LOOKED_AT = 40;
const PLACES = 200;

export interface DaySearch {
  /** The search as an address of the directory has it. */
  query: string;
  hits: number;
  /** Servers that it found. */
  found: number;
}

/** A search with this listing in it. */
export interface SeenSearch extends DaySearch {
  /** Where it stood among those that nobody pays for, 1 first; null behind the first 200. */
  place: number | null;
}

/** What visitors looked for today, the most frequent first. */
export async function daySearches(ctx: GuildContext): Promise<DaySearch[]> {
  const { rows } = await ctx.db.execute<{ query: string; hits: number; found: number }>(sql`
    select query, hits::int as hits, found from directory_searches where day = ${isoDate(ctx.now)}::date
    order by hits desc, query limit ${LOOKED_AT}::int`);
  return rows.map(({ query, hits, found }) => ({ query, hits, found }));
}

/**
 * Those of these searches in which a listing stands now, and where.
 * @param hour of UTC at which evenings begin where most of its players are
 */
export async function seenIn(
  ctx: PublicContext,
  server: { guildId: string; serverId: string },
  searches: readonly DaySearch[],
  hour: number,
): Promise<SeenSearch[]> {
  const seen: SeenSearch[] = [];
  for (const search of searches) {
    const query = readQuery(search.query);
    const found = conditions(query);
    const board = boardOf(query, hour);
    const { rows } = await ctx.db.execute<{ before: number }>(sql`
      /* planned for its values */ with own as materialized (
        select r.place, r.name_key, r.server_id from directory_entries e
        join directory_ranks r on r.guild_id = e.guild_id and r.server_id = e.server_id and r.board = ${board}::smallint
        where e.guild_id = ${server.guildId} and e.server_id = ${server.serverId}::uuid and ${found})
      select (select count(*) from (
        select 1 from directory_ranks r join directory_entries e on e.guild_id = r.guild_id and e.server_id = r.server_id
        where r.board = ${board}::smallint and ${found} and (r.place, r.name_key collate "C", r.server_id)
          < (own.place, own.name_key collate "C", own.server_id)
        limit ${PLACES}::int) better)::int as before from own`);
    const before = rows[0]?.before;
    if (before !== undefined) seen.push({ ...search, place: before >= PLACES ? null : before + 1 });
  }
  return seen;
}
