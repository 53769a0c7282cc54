import type { ServerCard } from "./card";

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

/** Reads `?q=…&map=a,b&sort=…`; values that mean nothing are kept, and simply match no server. */
export function readQuery(search: string): DirectoryQuery {
  const params = new URLSearchParams(search);
  const sort = params.get("sort");
  const chosen = Object.fromEntries(
    FACETS.map((facet) => [facet, (params.get(facet) ?? "").split(",").filter((value) => value !== "")]),
  ) as Record<Facet, string[]>;
  return {
    text: (params.get("q") ?? "").slice(0, 80),
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

export function playersBand(players: number | null): string | null {
  if (players === null) return null;
  if (players === 0) return "empty";
  if (players < 20) return "1-19";
  return players < 40 ? "20-39" : "40+";
}

function valuesOf(card: ServerCard, facet: Facet): string[] {
  if (facet === "tags") return card.tags;
  if (facet === "language") return card.languages;
  const value = facet === "players" ? playersBand(card.players) : card[facet];
  return value === null ? [] : [value];
}

const folded = (text: string) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ł", "l");

function matchesText(card: ServerCard, text: string): boolean {
  if (text === "") return true;
  const hay = folded([card.name, card.tagline ?? "", card.map, card.city ?? "", ...card.tags].join(" "));
  return folded(text)
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

/** Values of one filter widen each other; tags narrow: a server must have all that are chosen. */
function matches(card: ServerCard, query: DirectoryQuery, except?: Facet): boolean {
  return FACETS.every((facet) => {
    const wanted = query.chosen[facet];
    if (facet === except || wanted.length === 0) return true;
    const values = valuesOf(card, facet);
    return facet === "tags"
      ? wanted.every((value) => values.includes(value))
      : wanted.some((value) => values.includes(value));
  });
}

export function filterCards(cards: readonly ServerCard[], query: DirectoryQuery): ServerCard[] {
  return cards.filter((card) => matches(card, query) && matchesText(card, query.text));
}

export interface FacetOption {
  value: string;
  /** Servers that choosing it would show, the other filters unchanged. */
  count: number;
}

/** The options of a filter over the whole list, the most common first; chosen ones stay even at zero. */
export function facetOptions(
  cards: readonly ServerCard[],
  query: DirectoryQuery,
  facet: Facet,
): FacetOption[] {
  const total = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const card of cards) {
    const shown = matches(card, query, facet === "tags" ? undefined : facet) && matchesText(card, query.text);
    for (const value of valuesOf(card, facet)) {
      total.set(value, (total.get(value) ?? 0) + 1);
      if (shown) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...total.entries()]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([value]) => ({ value, count: counts.get(value) ?? 0 }));
}

/** Sorts; what is not known stands last. @param scores your-evening scores by slug */
export function sortCards(
  cards: readonly ServerCard[],
  sort: Sort,
  scores: ReadonlyMap<string, number | null>,
): ServerCard[] {
  const rank = (card: ServerCard): number => {
    if (sort === "evening") return -(scores.get(card.slug) ?? -1);
    if (sort === "players") return -(card.players ?? -1);
    if (sort === "restart") return card.restarts[0] ? Date.parse(card.restarts[0]) : Number.MAX_SAFE_INTEGER;
    return 0;
  };
  return [...cards].sort((a, b) => rank(a) - rank(b) || (folded(a.name) < folded(b.name) ? -1 : 1));
}
