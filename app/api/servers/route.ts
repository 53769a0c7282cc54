import { defineRoute } from "@/features/identity/http/route";
import { searchInput, searchOptions } from "@/features/listings/search-input";
import { findServers } from "@/features/listings/web/loaders";
import { countSearch } from "@/features/listings/web/searches";

/** What the directory's own page asks: a page of what a search finds, packed as the page draws it. */
export const GET = defineRoute({
  name: "listings.search",
  auth: "public",
  guildId: () => null,
  input: searchInput,
  limits: [{ by: "ip", max: 240, seconds: 60 }],
  async handler({ input, request }) {
    const options = searchOptions(input);
    const page = await findServers(options);
    if (!options.after) countSearch(request.headers, options.query, page.found);
    return page;
  },
});
