import { DIRECTORY_BANDS, type DirectoryQuery, FACETS, type Facet } from "./directory";

/** Words that an entry of the directory keeps at most, and the longest one. */
const MOST_WORDS = 1_200;
const LONGEST = 40;
/** Words of a search that count; more only narrow further. */
const SEARCHED = 8;

/** A text without case and accents. */
export const folded = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ł", "l");

/** The words of a text, each once, in its order: runs of letters and digits, without case and accents. */
export function wordsOf(text: string, most = MOST_WORDS): string[] {
  const found = folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(found.map((word) => word.slice(0, LONGEST)))].slice(0, most);
}

/**
 * A search in Postgres's own words: each begins a word of the text. A number and a single letter stand for themselves,
 * because half of all words would begin with them. Null where nothing of it can be found.
 */
export function wordQuery(text: string): string | null {
  const words = wordsOf(text, SEARCHED).map((word) =>
    /^(\p{N}+|.)$/u.test(word) ? `'${word}'` : `'${word}':*`,
  );
  return words.length === 0 ? null : words.join(" & ");
}

/** How a filter's value stands in an entry. */
export const termOf = (facet: Facet, value: string): string =>
  `${facet === "tags" ? "tag" : facet}:${value}`.slice(0, 96);

/** What a filter's term says; null for one that is no filter's. */
export function facetOf(term: string): { facet: Facet; value: string } | null {
  const cut = term.indexOf(":");
  const name = term.slice(0, cut);
  const facet = FACETS.find((one) => (one === "tags" ? "tag" : one) === name);
  return facet && cut > 0 ? { facet, value: term.slice(cut + 1) } : null;
}

/** The ranges of players that are asked for, both ends in; null without that filter. */
export function bandsOf({ chosen }: DirectoryQuery): { from: number; to: number }[] | null {
  if (chosen.players.length === 0) return null;
  return chosen.players.flatMap((value) => {
    const band = DIRECTORY_BANDS.find(({ name }) => name === value);
    return band ? [{ from: band.from, to: band.to }] : [];
  });
}
