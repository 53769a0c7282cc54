import { withPublic } from "@/db/context";
import { boardsAreShown } from "@/features/guilds/public-flags";
import { killPoints } from "@/features/monitoring/data/network";
import { publicLoader } from "@/lib/public-cache";
import { directoryPage } from "../data/directory-page";
import { footprintCells } from "../data/footprint";
import { directoryFront } from "../data/front";
import type { SearchOptions } from "../data/search";
import { liveSlugs, newServers, serverPage } from "../data/server-page";
import { directoryTotals } from "../data/totals";
import { type DirectoryPage, readQuery, SORTS } from "../directory";
import { EVENING_FROM } from "../evening";
import type { ServerPage } from "../schema";

/** Seconds after which public numbers renew themselves, also when nobody said that they changed. */
const LIVE_SECONDS = 60;

/** How much there is in the whole directory; null while the build runs. */
const loadTotals = publicLoader(
  { name: "directory-totals", tags: () => ["servers"], seconds: LIVE_SECONDS },
  () => withPublic(directoryTotals),
);

/** The first page of the whole directory in each order: what most visitors ask for. */
const loadFirst = publicLoader<[string, string], DirectoryPage | null>(
  { name: "directory-first", tags: () => ["servers"], seconds: LIVE_SECONDS },
  async (sort, hour) => {
    const totals = await loadTotals();
    const query = { ...readQuery(""), sort: SORTS.find((one) => one === sort) ?? "evening" };
    return totals && withPublic((ctx) => directoryPage(ctx, { query, hour: Number(hour) }, totals));
  },
);

/** The directory as its page shows it first, in the order of an evening in UTC. */
export const loadDirectory = (): Promise<DirectoryPage | null> => loadFirst("evening", String(EVENING_FROM));

/** A page of what a search finds. The plain list is kept for everybody; what somebody asks for is looked up. */
export async function findServers(options: SearchOptions): Promise<DirectoryPage> {
  const { query, after } = options;
  const plain = query.text === "" && Object.values(query.chosen).every((values) => values.length === 0);
  const kept = plain && !after ? await loadFirst(query.sort, String(options.hour)) : null;
  if (kept) return kept;
  const totals = await loadTotals();
  return withPublic(async (ctx) => directoryPage(ctx, options, totals ?? (await directoryTotals(ctx))), {
    readOnly: true,
  });
}

/** What the home page shows of the directory. */
export const loadFront = publicLoader(
  { name: "front", tags: () => ["servers", "home"], seconds: LIVE_SECONDS },
  () => withPublic(async (ctx) => directoryFront(ctx, await killPoints(ctx))),
);

/** Servers that were listed last, for the feed. */
export const loadNewServers = publicLoader(
  { name: "new-servers", tags: () => ["servers"], seconds: 600 },
  () => withPublic(newServers),
);

/** A server's page inside an object, so that "no such page" is kept apart from "not known yet". */
export const loadServer = publicLoader<[string], { server: (ServerPage & { boards: boolean }) | null }>(
  { name: "server", tags: (slug) => [`listing:${slug}`], seconds: LIVE_SECONDS },
  async (slug) => {
    const server = await withPublic((ctx) => serverPage(ctx, slug));
    if (!server) return { server };
    return { server: { ...server, boards: await boardsAreShown(server.guildId) } };
  },
);

/** Cells in which players were seen, as pairs; renewed hourly, because it changes by steps. */
export const loadFootprint = publicLoader<[string], [number, number][]>(
  { name: "footprint", tags: (slug) => [`listing:${slug}:footprint`], seconds: 3_600 },
  async (slug) => [...(await withPublic((ctx) => footprintCells(ctx, slug)))],
);

/** Addresses for the site map. */
export const loadSlugs = publicLoader({ name: "slugs", tags: () => ["servers"], seconds: 3_600 }, () =>
  withPublic(liveSlugs),
);
