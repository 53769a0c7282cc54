import { hourIn, openList, openListInput } from "@/features/listings/open-api";
import { searchOptions } from "@/features/listings/search-input";
import { findServers } from "@/features/listings/web/loaders";
import { openRoute } from "@/features/listings/web/open-route";
import { env } from "@/lib/env";

/** Search and list of servers for everybody: see /developers. */
export const GET = openRoute(openListInput, async ({ input: { zone, ...asked } }) => {
  const page = await findServers(searchOptions({ ...asked, hour: hourIn(zone, Date.now()) }));
  return openList(env().SITE_URL, page, zone);
});
