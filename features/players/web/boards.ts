import { withPublic } from "@/db/context";
import { boardsAreShown } from "@/features/guilds/public-flags";
import { publicLoader } from "@/lib/public-cache";
import type { Board, BoardPage } from "../boards";
import { type BoardServer, boardServer, leaderboardPage } from "../data/leaderboard";

/** Seconds after which a board renews itself, also when no kill was read. */
const LIVE_SECONDS = 60;

export interface Leaderboard extends BoardPage {
  server: BoardServer;
  at: string;
}

/** A server's board inside an object, so that "no such page" is kept apart from "not known yet". */
export const loadLeaderboard = publicLoader<[string, Board], { found: Leaderboard | null }>(
  { name: "leaderboard", tags: (slug) => [`leaderboards:${slug}`], seconds: LIVE_SECONDS },
  async (slug, board) => {
    const found = await withPublic(async (ctx) => {
      const server = await boardServer(ctx, slug);
      if (!server) return null;
      const page = await leaderboardPage(ctx, server.guildId, board);
      return { server, ...page, at: ctx.now.toISOString() };
    });
    return { found: found && (await boardsAreShown(found.server.guildId)) ? found : null };
  },
);
