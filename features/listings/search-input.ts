import { z } from "zod";
import type { SearchOptions } from "./data/search";
import { FACETS, type Facet, readQuery, SORTS } from "./directory";
import { EVENING_FROM } from "./evening";

const list = z.string("Give a list with commas.").max(400, "That is too long.").default("");
const facets = Object.fromEntries(FACETS.map((facet) => [facet, list])) as Record<Facet, typeof list>;

/** What may be asked of the directory in an address: the same words as in the directory's own. */
export const searchInput = z.strictObject({
  q: z.string("Give one search.").max(200, "A search has at most 200 characters.").default(""),
  ...facets,
  sort: z.enum(SORTS, "Sort by evening, players, restart or name.").default("evening"),
  /** Hour of UTC at which the asker's evening begins. */
  hour: z.coerce
    .number()
    .int("An hour is a whole number.")
    .min(0, "An hour is 0 to 23.")
    .max(23, "An hour is 0 to 23.")
    .default(EVENING_FROM),
  after: z.string("Give one place.").max(600, "This is no place in the list.").default(""),
});

/** The same as the directory understands it. */
export function searchOptions({ hour, after, ...words }: z.output<typeof searchInput>): SearchOptions {
  const query = readQuery(new URLSearchParams(words).toString());
  return { query, hour, after: after || null };
}
