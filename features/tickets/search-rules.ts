/** Longest text that is searched for. */
export const SEARCH_MAX = 100;
/** Words beyond these are left out. */
const WORDS_MAX = 8;
/** A beginning shorter than this would be half the dictionary. */
const BEGINNING = 3;
/** Characters that are shown on each side of the first hit. */
const AROUND = 60;

/** The words of what somebody types. */
export function wordsOf(text: string): string[] {
  return (
    text
      .slice(0, SEARCH_MAX)
      .toLowerCase()
      .match(/[\p{L}\p{N}_]+/gu) ?? []
  ).slice(0, WORDS_MAX);
}

/** The number that somebody types alone, with or without its sign. */
export function numberIn(text: string): number | null {
  const [, digits] = /^\s*#?(\d{1,9})\s*$/.exec(text) ?? [];
  return digits && Number(digits) > 0 ? Number(digits) : null;
}

/**
 * What Postgres looks for: all words, the last one also as a beginning.
 * @param first a word that must stand there whole, such as the guild that a row's words begin with
 */
export function searchText(words: readonly string[], first?: string): string {
  const parts = words.map((word, at) =>
    at === words.length - 1 && word.length >= BEGINNING ? `'${word}':*` : `'${word}'`,
  );
  return (first === undefined ? parts : [`'${first}'`, ...parts]).join(" & ");
}

export interface ExcerptPart {
  text: string;
  hit: boolean;
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A text around its first hit, in parts of which some are hits; nothing of it is markup. */
export function excerptOf(text: string, words: readonly string[]): ExcerptPart[] {
  const flat = text.replace(/\s+/g, " ").trim();
  if (words.length === 0) return [{ text: flat.slice(0, AROUND * 2), hit: false }];
  const longest = [...words].sort((a, b) => b.length - a.length).map(escaped);
  const hit = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longest.join("|")})`, "giu");
  const first = Math.max(0, flat.search(hit));
  const from = first <= AROUND ? 0 : flat.indexOf(" ", first - AROUND) + 1 || first - AROUND;
  const to = Math.min(flat.length, first + AROUND * 2);
  const shown = flat.slice(from, to);
  const parts: ExcerptPart[] = [];
  let at = 0;
  for (const { 0: found, index } of shown.matchAll(hit)) {
    if (index > at) parts.push({ text: shown.slice(at, index), hit: false });
    parts.push({ text: found, hit: true });
    at = index + found.length;
  }
  if (at < shown.length) parts.push({ text: shown.slice(at), hit: false });
  if (from > 0) parts.unshift({ text: "… ", hit: false });
  if (to < flat.length) parts.push({ text: " …", hit: false });
  return parts;
}
