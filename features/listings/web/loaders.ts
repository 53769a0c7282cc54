import { withPublic } from "@/db/context";
import { boardsAreShown } from "@/features/guilds/public-flags";
import { publicLoader } from "@/lib/public-cache";
import { directory } from "../data/directory";
import { footprintCells } from "../data/footprint";
import { liveSlugs, serverPage } from "../data/server-page";
import type { ServerPage } from "../schema";

/** Seconds after which public numbers renew themselves, also when nobody said that they changed. */
const LIVE_SECONDS = 60;

/** All live listings for the directory and the home page; null while the build runs. */
export const loadDirectory = publicLoader(
  { name: "directory", tags: () => ["servers"], seconds: LIVE_SECONDS },
  () => withPublic(directory),
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
