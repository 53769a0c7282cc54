import { withGuild, withPublic } from "@/db/context";
import { boardsAreShown } from "@/features/guilds/public-flags";
import { scopeForJob } from "@/features/guilds/scope";
import { publicLoader } from "@/lib/public-cache";
import { type Board, type BoardPage, isBoard } from "../boards";
import { type BoardServer, boardServer, leaderboardPage } from "../data/leaderboard";
import { seasonPage, type WealthRow, wealthBoard } from "../data/more-boards";
import { struckKills } from "../data/public-kills";
import type { PublicKill } from "../public-player";
import { isSeasonBoard, lastSeasons, readSeason, type Season } from "../seasons";

/** Seconds after which a board renews itself, also when no kill was read. */
const LIVE_SECONDS = 60;

interface Shown {
  server: BoardServer;
  at: string;
  /** Kills that staff struck lately, with their notes. */
  struck: PublicKill[];
  /** The newest seasons, the one that runs first. */
  seasons: Season[];
}

export interface Leaderboard extends BoardPage, Shown {}

export interface WealthBoard extends Shown {
  rows: WealthRow[];
}

/** What visitors see of a guild is read in its own scope, because days, balances and notes are not public by themselves. */
export const readOfGuild = <T>(guildId: string, read: Parameters<typeof withGuild<T>>[1]): Promise<T> =>
  withGuild(scopeForJob(guildId, "public-pages"), read, { readOnly: true });

/** The listed server behind an address, where its guild shows leaderboards to visitors; else null. */
export async function shownServer(slug: string): Promise<BoardServer | null> {
  const server = await withPublic((ctx) => boardServer(ctx, slug));
  return server && (await boardsAreShown(server.guildId)) ? server : null;
}

async function around(server: BoardServer): Promise<Shown> {
  const struck = await readOfGuild(server.guildId, struckKills);
  const now = new Date();
  return { server, struck, at: now.toISOString(), seasons: lastSeasons(now, 3) };
}

const pageOf = (server: BoardServer, board: Board, season: Season | null): Promise<BoardPage> =>
  season !== null && isSeasonBoard(board)
    ? readOfGuild(server.guildId, (ctx) => seasonPage(ctx, board, season))
    : withPublic((ctx) => leaderboardPage(ctx, server.guildId, board));

/**
 * A server's board inside an object, so that "no such page" is kept apart from "not known yet".
 * @param season a month; empty for all time
 */
export const loadLeaderboard = publicLoader<[string, string, string], { found: Leaderboard | null }>(
  { name: "leaderboard", tags: (slug) => [`leaderboards:${slug}`], seconds: LIVE_SECONDS },
  async (slug, board, of) => {
    const season = of === "" ? null : readSeason(of, new Date());
    const server = await shownServer(slug);
    if (!server || !isBoard(board) || (of !== "" && (season === null || !isSeasonBoard(board))))
      return { found: null };
    const [page, shown] = await Promise.all([pageOf(server, board, season), around(server)]);
    return { found: { ...shown, ...page } };
  },
);

/** The board of those who show their coins. */
export const loadWealth = publicLoader<[string], { found: WealthBoard | null }>(
  { name: "wealth-board", tags: (slug) => [`leaderboards:${slug}`], seconds: LIVE_SECONDS },
  async (slug) => {
    const server = await shownServer(slug);
    if (!server) return { found: null };
    const [rows, shown] = await Promise.all([readOfGuild(server.guildId, wealthBoard), around(server)]);
    return { found: { ...shown, rows } };
  },
);
