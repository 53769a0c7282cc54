import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { PublicContext } from "@/db/context";
import { type DirectoryQuery, FACETS, type Sort } from "../directory";
import { bandsOf, termOf, wordQuery } from "../terms";
import type { ServerKey } from "./history";

/** Servers of a page. */
export const PAGE_SERVERS = 20;
/** Up to so many found servers are counted and put in order one by one; beyond, an order's index is walked. */
export const COUNTED = 400;
const PLACES = 3;
/** Paid places of the circle that are tried from its turning point on, and again from its beginning. */
const CIRCLE = 200;
const PLAYERS_BOARD = 24;
const BOARDS: Record<Exclude<Sort, "evening">, number> = { players: PLAYERS_BOARD, restart: 25, name: 26 };

export interface SearchOptions {
  query: DirectoryQuery;
  /** Hour of UTC at which the visitor's evenings begin. */
  hour: number;
  /** `next` of the page before. */
  after?: string | null;
  limit?: number;
}

export interface Found {
  servers: ServerKey[];
  featured: ServerKey[];
  found: number;
  more: boolean;
  next: string | null;
}

interface FoundRow extends Record<string, unknown> {
  /** Null where nothing was found. */
  paid: boolean | null;
  guild_id: string | null;
  server_id: string;
  place: number;
  name_key: string;
  found: number;
}

const cursor = z.tuple([z.number(), z.string().max(200), z.uuid()]);

/** What a page ended with, for an address; anything else begins anew. */
function readCursor(text: string | null | undefined): z.output<typeof cursor> | null {
  if (!text || text.length > 600) return null;
  try {
    const read = cursor.safeParse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    return read.success && !read.data[1].includes("\u0000") ? read.data : null;
  } catch {
    return null;
  }
}

export const boardOf = ({ sort }: DirectoryQuery, hour: number): number =>
  sort === "evening" ? hour : BOARDS[sort];

/** Whether an entry `e` holds the search's words. */
export function holdsWords(text: string): SQL {
  if (text.trim() === "") return sql`true`;
  const words = wordQuery(text);
  return words === null ? sql`false` : sql`e.words @@ ${words}::tsquery`;
}

/** What an entry `e` must be to be found. */
export function conditions(query: DirectoryQuery): SQL {
  const all: SQL[] = [];
  // What must all be there is one question to the index, which skips along the rarest of it.
  const needed: string[] = [];
  for (const facet of FACETS) {
    const terms = query.chosen[facet].map((value) => termOf(facet, value));
    if (terms.length === 0 || facet === "players") continue;
    if (facet === "tags" || terms.length === 1) needed.push(...terms);
    else all.push(sql`e.facets && ${sql.param(terms)}::text[]`);
  }
  if (needed.length > 0) all.unshift(sql`e.facets @> ${sql.param(needed)}::text[]`);
  const bands = bandsOf(query);
  if (bands !== null) {
    const within = bands.map(({ from, to }) => sql`p.place between ${-to}::float8 and ${-from}::float8`);
    all.push(sql`exists (select 1 from directory_ranks p where p.guild_id = e.guild_id
      and p.server_id = e.server_id and p.board = ${PLAYERS_BOARD} and (${sql.join([sql`false`, ...within], sql` or `)}))`);
  }
  // Last, because a walk tries each server in this order, and words take the longest.
  return sql.join([...all, holdsWords(query.text)], sql` and `);
}

const ORDER = sql`r.place, r.name_key collate "C", r.server_id`;

/**
 * A page of what a search finds, in its order, and the paid places of this hour among it: a circle that turns by one
 * place an hour. What is rare is found by the indexes of words and filters and then put in order; what is common is
 * met soon on a walk along the order. Both cost the same in a list of any length.
 */
export async function searchDirectory(ctx: PublicContext, options: SearchOptions): Promise<Found> {
  const { query, hour, limit = PAGE_SERVERS } = options;
  const found = conditions(query);
  const after = readCursor(options.after);
  const behind = after
    ? sql`and (r.place, r.name_key collate "C", r.server_id) > (${after[0]}::float8, ${after[1]}, ${after[2]}::uuid)`
    : sql``;
  const rest = sql`r.board = ${boardOf(query, hour)}::smallint
    and r.server_id <> all (array(select p.server_id from paid p)) ${behind}`;
  const few = sql`(select c.found from counted c) <= ${COUNTED}::int`;
  const many = sql`(select c.found from counted c) > ${COUNTED}::int`;
  const turns = Math.floor(ctx.now.getTime() / 3_600_000);
  // Not prepared by name: a plan for any values would not know which of them are rare. `offset 0` keeps the walk one.
  const { rows } = await ctx.db.execute<FoundRow>(sql`
    /* planned for its values */ with matched as materialized (
      select e.guild_id, e.server_id, e.featured, e.turn from directory_entries e where ${found} limit ${COUNTED + 1}::int),
    counted as materialized (select count(*)::int as found from matched),
    first as materialized (
      select (${turns}::int % (1 + coalesce((select max(turn) from directory_entries where featured), 0))) as turn),
    paid as materialized (
      select guild_id, server_id, row_number() over (order by lap, turn, server_id) as nr from (
        select m.guild_id, m.server_id, m.turn < f.turn as lap, m.turn from matched m, first f where m.featured and ${few}
        union all
        select e.guild_id, e.server_id, e.lap, e.turn from (
          (select *, false as lap from directory_entries
            where featured and turn >= (select turn from first) and ${many} order by turn limit ${CIRCLE}::int)
          union all
          (select *, true from directory_entries
            where featured and turn < (select turn from first) and ${many} order by turn limit ${CIRCLE}::int)
        ) e where ${found}
      ) all_paid order by lap, turn, server_id limit ${PLACES}::int),
    few as (
      select r.guild_id, r.server_id, r.place, r.name_key from matched m
      join directory_ranks r on r.guild_id = m.guild_id and r.server_id = m.server_id
      where ${few} and ${rest} order by ${ORDER} limit ${limit + 1}::int),
    many as (
      select r.guild_id, r.server_id, r.place, r.name_key from directory_ranks r
      join lateral (select 1 from directory_entries e
        where e.guild_id = r.guild_id and e.server_id = r.server_id and ${found} offset 0) hit on true
      where ${many} and ${rest} order by ${ORDER} limit ${limit + 1}::int)
    select c.found, r.* from counted c left join (
      select true as paid, guild_id, server_id, nr::float8 as place, '' as name_key from paid
      union all select false, * from few union all select false, * from many) r on true
    order by r.paid desc, ${ORDER}`);
  const keysOf = (paid: boolean) =>
    rows.flatMap((row) =>
      row.guild_id !== null && row.paid === paid ? [{ guildId: row.guild_id, serverId: row.server_id }] : [],
    );
  const servers = keysOf(false);
  const counted = rows[0]?.found ?? 0;
  const last = rows.filter((row) => row.paid === false)[limit - 1];
  const next =
    servers.length > limit && last
      ? Buffer.from(JSON.stringify([last.place, last.name_key, last.server_id])).toString("base64url")
      : null;
  return {
    servers: servers.slice(0, limit),
    featured: keysOf(true),
    found: Math.min(counted, COUNTED),
    more: counted > COUNTED,
    next,
  };
}
