/** Most tags of a ticket. */
export const TAGS_MAX = 8;
/** Longest tag in characters. */
const TAG_LENGTH = 24;

/** A tag as it is kept: small letters, digits and hyphens; null where nothing of it remains. */
export function tagOf(text: string): string | null {
  const tag = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, TAG_LENGTH)
    .replace(/-+$/, "");
  return tag === "" ? null : tag;
}

/** Tags as they are kept, each once, in their order. */
export const tagsOf = (texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => tagOf(text) ?? [])),
];
