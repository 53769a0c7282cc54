import { z } from "zod";
import { withGuild, withPublic } from "@/db/context";
import { boardsAreShown } from "@/features/guilds/public-flags";
import { scopeForJob } from "@/features/guilds/scope";
import { defineRoute } from "@/features/identity/http/route";
import { BOARDS, type Board, type BoardPage } from "@/features/players/boards";
import { boardServer, leaderboardPage, leaderboardSearch } from "@/features/players/data/leaderboard";
import { seasonPage, seasonSearch } from "@/features/players/data/more-boards";
import { isSeasonBoard, readSeason, type Season, type SeasonBoard } from "@/features/players/seasons";
import { notFound } from "@/lib/errors";

interface Asked {
  guildId: string;
  after: string | null;
  q: string | undefined;
}

const ofAllTime = ({ guildId, after, q }: Asked, board: Board): Promise<BoardPage> =>
  withPublic(async (ctx) =>
    q === undefined
      ? leaderboardPage(ctx, guildId, board, { after })
      : { rows: await leaderboardSearch(ctx, guildId, board, q), next: null },
  );

const ofSeason = ({ guildId, after, q }: Asked, board: SeasonBoard, season: Season): Promise<BoardPage> =>
  withGuild(
    scopeForJob(guildId, "public-pages"),
    async (ctx) =>
      q === undefined
        ? seasonPage(ctx, board, season, { after })
        : { rows: await seasonSearch(ctx, board, season, q), next: null },
    { readOnly: true },
  );

/** More of a leaderboard than its page holds: what comes after a row, or players by part of their name. */
export const GET = defineRoute({
  name: "players.leaderboard",
  auth: "public",
  input: z.strictObject({
    board: z.enum(BOARDS),
    season: z.string().max(10).optional(),
    after: z.string().max(60).optional(),
    q: z.string().trim().min(2, "Type at least two letters.").max(60).optional(),
  }),
  guildId: () => null,
  limits: [{ by: "ip", max: 60, seconds: 60 }],
  async handler({ input: { board, season: text, after, q }, params }) {
    const server = await withPublic((ctx) => boardServer(ctx, params.slug ?? ""));
    const season = text === undefined ? null : readSeason(text, new Date());
    if (!server || (text !== undefined && season === null)) throw notFound();
    if (!(await boardsAreShown(server.guildId))) throw notFound();
    const asked: Asked = { guildId: server.guildId, after: after ?? null, q };
    if (season === null) return ofAllTime(asked, board);
    if (!isSeasonBoard(board)) throw notFound();
    return ofSeason(asked, board, season);
  },
});
