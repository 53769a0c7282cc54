import { sql } from "drizzle-orm";
import type { PublicContext } from "@/db/context";
import {
  type DirectoryQuery,
  FACETS,
  type Facet,
  type FacetOptions,
  type FacetRow,
  playersBand,
} from "../directory";
import { facetOf } from "../terms";
import { holdsWords } from "./search";

/** Up to so many servers, options say what choosing them would show; that takes a look at every entry. */
export const EXACT_UP_TO = 1_000;
const MOST_VALUES = 24;

export interface DirectoryTotals {
  total: number;
  /** On all of them now, where it is known. */
  players: number;
  /** The most common values of each filter, with servers in all. */
  options: FacetOptions;
}

const none = <T>(): Record<Facet, T[]> =>
  Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as Record<Facet, T[]>;

/** How much there is in the whole directory. Reads all of it: asked once a minute, not by a visitor. */
export async function directoryTotals(ctx: PublicContext): Promise<DirectoryTotals> {
  const terms = await ctx.db.execute<{ term: string; servers: number }>(sql`
    select term, count(*)::int as servers from directory_entries e, unnest(e.facets) term
    group by term order by servers desc, term`);
  const places = await ctx.db.execute<{ players: number | null; servers: number }>(sql`
    select case when place <= 0 then -place end as players, count(*)::int as servers
    from directory_ranks where board = 24 group by 1`);
  const options = none<{ value: string; count: number }>();
  for (const { term, servers } of terms.rows) {
    const read = facetOf(term);
    if (read && options[read.facet].length < MOST_VALUES)
      options[read.facet].push({ value: read.value, count: servers });
  }
  const bands = new Map<string, number>();
  let [total, players] = [0, 0];
  for (const row of places.rows) {
    const band = playersBand(row.players);
    if (band) bands.set(band, (bands.get(band) ?? 0) + row.servers);
    total += row.servers;
    players += (row.players ?? 0) * row.servers;
  }
  options.players = [...bands].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
  return { total, players, options };
}

/** Every entry as the filters see it, for a directory of at most {@link EXACT_UP_TO} servers. */
export async function facetRows(ctx: PublicContext, query: DirectoryQuery): Promise<FacetRow[]> {
  const { rows } = await ctx.db.execute<{ facets: string[]; place: number | null; hit: boolean }>(sql`
    select e.facets, r.place, (${holdsWords(query.text)}) as hit from directory_entries e
    left join directory_ranks r on r.guild_id = e.guild_id and r.server_id = e.server_id and r.board = 24
    limit ${EXACT_UP_TO}::int`);
  return rows.map(({ facets, place, hit }) => {
    const values = none<string>();
    for (const term of facets) {
      const read = facetOf(term);
      if (read) values[read.facet].push(read.value);
    }
    const band = place === null || place > 0 ? null : playersBand(-place);
    if (band) values.players.push(band);
    return { values, hit };
  });
}
