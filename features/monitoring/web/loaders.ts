import { withPublic } from "@/db/context";
import { publicLoader } from "@/lib/public-cache";
import { killPoints, killTicker, networkNumbers } from "../data/network";
import { changelog, statusPage } from "../data/status";

const TICKER_ROWS = 7;

/** Numbers of the network, the newest kills and the points of older ones for the home page; null while the build runs. */
export const loadHome = publicLoader({ name: "home", tags: () => ["home"], seconds: 60 }, () =>
  withPublic(async (ctx) => ({
    numbers: await networkNumbers(ctx),
    kills: await killTicker(ctx, TICKER_ROWS),
    points: await killPoints(ctx),
    at: ctx.now.toISOString(),
  })),
);

/** One server's newest kills. */
export const loadServerKills = publicLoader<[string], Awaited<ReturnType<typeof killTicker>>>(
  { name: "server-kills", tags: (slug) => [`listing:${slug}`], seconds: 60 },
  (slug) => withPublic((ctx) => killTicker(ctx, TICKER_ROWS, slug)),
);

export const loadStatus = publicLoader({ name: "status", tags: () => ["status"], seconds: 60 }, () =>
  withPublic(statusPage),
);

export const loadChangelog = publicLoader(
  { name: "changelog", tags: () => ["changelog"], seconds: 3_600 },
  () => withPublic(changelog),
);
