import { z } from "zod";
import { withPublic } from "@/db/context";
import { boardsAreShown } from "@/features/guilds/public-flags";
import { defineRoute } from "@/features/identity/http/route";
import { BOARDS } from "@/features/players/boards";
import { boardServer, leaderboardPage, leaderboardSearch } from "@/features/players/data/leaderboard";
import { notFound } from "@/lib/errors";

/** More of a leaderboard than its page holds: what comes after a row, or players by part of their name. */
export const GET = defineRoute({
  name: "players.leaderboard",
  auth: "public",
  input: z.strictObject({
    board: z.enum(BOARDS),
    after: z.string().max(60).optional(),
    q: z.string().trim().min(2, "Type at least two letters.").max(60).optional(),
  }),
  guildId: () => null,
  limits: [{ by: "ip", max: 60, seconds: 60 }],
  async handler({ input: { board, after, q }, params }) {
    const { guildId, page } = await withPublic(async (ctx) => {
      const server = await boardServer(ctx, params.slug ?? "");
      if (!server) throw notFound();
      const { guildId } = server;
      if (q !== undefined)
        return { guildId, page: { rows: await leaderboardSearch(ctx, guildId, board, q), next: null } };
      return { guildId, page: await leaderboardPage(ctx, guildId, board, { after: after ?? null }) };
    });
    if (!(await boardsAreShown(guildId))) throw notFound();
    return page;
  },
});
