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

interface KeyRow extends Record<string, unknown> {
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
  const all = [holdsWords(query.text)];
  for (const facet of FACETS) {
    const terms = query.chosen[facet].map((value) => termOf(facet, value));
    if (terms.length === 0 || facet === "players") continue;
    all.push(
      facet === "tags"
        ? sql`e.facets @> ${sql.param(terms)}::text[]`
        : sql`e.facets && ${sql.param(terms)}::text[]`,
    );
  }
  const bands = bandsOf(query);
  if (bands !== null) {
    const within = bands.map(({ from, to }) => sql`p.place between ${-to}::float8 and ${-from}::float8`);
    all.push(sql`exists (select 1 from directory_ranks p where p.guild_id = e.guild_id
      and p.server_id = e.server_id and p.board = ${PLAYERS_BOARD} and (${sql.join([sql`false`, ...within], sql` or `)}))`);
  }
  return sql.join(all, sql` and `);
}

/** The paid places of this hour among what is found: a circle that turns by one place an hour. */
async function paidPlaces(ctx: PublicContext, found: SQL): Promise<ServerKey[]> {
  const hour = Math.floor(ctx.now.getTime() / 3_600_000);
  const { rows } = await ctx.db.execute<{ guild_id: string; server_id: string }>(sql`
    /* planned for its values */ with first as materialized (
      select (${hour}::int % (1 + coalesce((select max(turn) from directory_entries where featured), 0))) as turn)
    select guild_id, server_id from (
      (select e.guild_id, e.server_id, 0 as lap, e.turn from directory_entries e
        where e.featured and e.turn >= (select turn from first) and ${found} order by e.turn limit ${PLACES}::int)
      union all
      (select e.guild_id, e.server_id, 1, e.turn from directory_entries e
        where e.featured and e.turn < (select turn from first) and ${found} order by e.turn limit ${PLACES}::int)
    ) f order by lap, turn, server_id limit ${PLACES}::int`);
  return rows.map(({ guild_id, server_id }) => ({ guildId: guild_id, serverId: server_id }));
}

const ORDER = sql`r.place, r.name_key collate "C", r.server_id`;

/**
 * A page of what a search finds, in its order. What is rare is found by the indexes of words and filters and then
 * put in order; what is common is met soon on a walk along the order. Both cost the same in a list of any length.
 */
export async function searchDirectory(ctx: PublicContext, options: SearchOptions): Promise<Found> {
  const { query, hour, limit = PAGE_SERVERS } = options;
  const found = conditions(query);
  const board = boardOf(query, hour);
  const after = readCursor(options.after);
  const featured = await paidPlaces(ctx, found);
  const behind = after
    ? sql`and (r.place, r.name_key collate "C", r.server_id) > (${after[0]}::float8, ${after[1]}, ${after[2]}::uuid)`
    : sql``;
  const rest = sql`r.board = ${board}::smallint and r.server_id <> all (${sql.param(
    featured.map(({ serverId }) => serverId),
  )}::uuid[]) ${behind}`;
  // Not prepared by name: a plan for any values would not know which of them are rare.
  const { rows } = await ctx.db.execute<KeyRow>(sql`
    /* planned for its values */ with matched as materialized (
      select e.guild_id, e.server_id from directory_entries e where ${found} limit ${COUNTED + 1}::int),
    counted as materialized (select count(*)::int as found from matched),
    few as (
      select r.guild_id, r.server_id, r.place, r.name_key from matched s
      join directory_ranks r on r.guild_id = s.guild_id and r.server_id = s.server_id
      where (select c.found from counted c) <= ${COUNTED}::int and ${rest}
      order by ${ORDER} limit ${limit + 1}::int),
    many as (
      select r.guild_id, r.server_id, r.place, r.name_key from directory_ranks r
      join directory_entries e on e.guild_id = r.guild_id and e.server_id = r.server_id
      where (select c.found from counted c) > ${COUNTED}::int and ${rest} and ${found}
      order by ${ORDER} limit ${limit + 1}::int)
    select c.found, r.* from counted c left join (select * from few union all select * from many) r on true
    order by ${ORDER}`);
  const keys = rows.flatMap(({ guild_id, server_id }) =>
    guild_id === null ? [] : [{ guildId: guild_id, serverId: server_id }],
  );
  const counted = rows[0]?.found ?? 0;
  const last = rows[limit - 1];
  const next =
    keys.length > limit && last
      ? Buffer.from(JSON.stringify([last.place, last.name_key, last.server_id])).toString("base64url")
      : null;
  return {
    servers: keys.slice(0, limit),
    featured,
    found: Math.min(counted, COUNTED),
    more: counted > COUNTED,
    next,
  };
}
