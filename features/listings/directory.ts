import type { Directory, ServerCard } from "./card";

export const FACETS = ["map", "players", "region", "platform", "fighting", "language", "tags"] as const;
export type Facet = (typeof FACETS)[number];
export const SORTS = ["evening", "players", "restart", "name"] as const;
export type Sort = (typeof SORTS)[number];

/** What a visitor asks of the directory. It is what the address says, nothing else. */
export interface DirectoryQuery {
  text: string;
  sort: Sort;
  chosen: Record<Facet, string[]>;
}

/** Values of a filter that count; nobody chooses more. */
const MOST_VALUES = 12;

const valuesIn = (list: string): string[] =>
  list
    .replaceAll("\u0000", "")
    .split(",")
    .filter((value) => value !== "")
    .slice(0, MOST_VALUES);

/** Reads `?q=…&map=a,b&sort=…`; values that mean nothing are kept, and simply match no server. */
export function readQuery(search: string): DirectoryQuery {
  const params = new URLSearchParams(search);
  const sort = params.get("sort");
  const chosen = Object.fromEntries(
    FACETS.map((facet) => [facet, valuesIn(params.get(facet) ?? "")]),
  ) as Record<Facet, string[]>;
  return {
    text: (params.get("q") ?? "").slice(0, 80).replaceAll("\u0000", ""),
    sort: SORTS.find((known) => known === sort) ?? "evening",
    chosen,
  };
}

/** The shortest address part for a query, with its `?`, or an empty text for the plain directory. */
export function writeQuery(query: DirectoryQuery): string {
  const params = new URLSearchParams();
  if (query.text) params.set("q", query.text);
  for (const facet of FACETS) {
    if (query.chosen[facet].length > 0) params.set(facet, query.chosen[facet].join(","));
  }
  if (query.sort !== "evening") params.set("sort", query.sort);
  const text = params.toString().replaceAll("%2C", ",");
  return text ? `?${text}` : "";
}

export const DIRECTORY_BANDS = [
  { name: "empty", from: 0, to: 0 },
  { name: "1-19", from: 1, to: 19 },
  { name: "20-39", from: 20, to: 39 },
  { name: "40+", from: 40, to: 1_000_000 },
] as const;

/** The band of a number of players; null where it is not known, which is not the same as nobody. */
export function playersBand(players: number | null): string | null {
  if (players === null) return null;
  return DIRECTORY_BANDS.find(({ from, to }) => players >= from && players <= to)?.name ?? null;
}

/** An entry as the filters see it. */
export interface FacetRow {
  values: Record<Facet, readonly string[]>;
  /** Whether the search's words are in it. */
  hit: boolean;
}

/** Values of one filter widen each other; tags narrow: a server must have all that are chosen. */
function matches({ values }: FacetRow, query: DirectoryQuery, except?: Facet): boolean {
  return FACETS.every((facet) => {
    const wanted = query.chosen[facet];
    if (facet === except || wanted.length === 0) return true;
    return facet === "tags"
      ? wanted.every((value) => values.tags.includes(value))
      : wanted.some((value) => values[facet].includes(value));
  });
}

export interface FacetOption {
  value: string;
  /** Servers that choosing it would show, the other filters unchanged; in a long directory, servers in all. */
  count: number;
}
export type FacetOptions = Record<Facet, FacetOption[]>;

/** Options that a filter offers; chosen ones stay beyond it. */
const MOST_OPTIONS = 24;

function optionsOf(rows: readonly FacetRow[], query: DirectoryQuery, facet: Facet): FacetOption[] {
  const total = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const row of rows) {
    const shown = row.hit && matches(row, query, facet === "tags" ? undefined : facet);
    for (const value of row.values[facet]) {
      total.set(value, (total.get(value) ?? 0) + 1);
      if (shown) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  const chosen = query.chosen[facet];
  return [...total.entries()]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .filter(([value], index) => index < MOST_OPTIONS || chosen.includes(value))
    .map(([value]) => ({ value, count: counts.get(value) ?? 0 }));
}

/** The options of every filter over these entries, the most common first. */
export const facetOptions = (rows: readonly FacetRow[], query: DirectoryQuery): FacetOptions =>
  Object.fromEntries(FACETS.map((facet) => [facet, optionsOf(rows, query, facet)])) as FacetOptions;

/** A page of the directory. */
export interface DirectoryPage extends Directory {
  /** Paid places among what was found, first page only. They are not in `cards`. */
  featured: ServerCard[];
  /** Servers that the search found, the paid places among them; `more` where there are more than that. */
  found: number;
  more: boolean;
  /** Where the next page begins; null behind the last. */
  next: string | null;
  options: FacetOptions;
  /** Whether options count what choosing them would show; else they count the whole directory. */
  exact: boolean;
  /** Of all live listings. */
  total: number;
  /** Players on them now, of those that are known. */
  players: number;
  /** Hour of UTC at which the evenings begin that the order is of. */
  hour: number;
}
