import { publicLoader } from "@/lib/public-cache";
import type { BoardServer } from "../data/leaderboard";
import { headToHead } from "../data/public-kills";
import { publicPlayer } from "../data/public-player";
import type { HeadToHead, PublicPlayer } from "../public-player";
import { readOfGuild, shownServer } from "./boards";

const LIVE_SECONDS = 60;
const ID = /^[1-9]\d{0,14}$/;

/** Reads a player's number of an address; null for every other text. */
const playerNumber = (text: string): number | null => (ID.test(text) ? Number(text) : null);

export interface PlayerPage {
  server: BoardServer;
  player: PublicPlayer;
  at: string;
}

export interface ComparePage {
  server: BoardServer;
  one: PublicPlayer;
  other: PublicPlayer;
  between: HeadToHead;
}

/** A player's public page; `found` is null where there is none, or where the player does not show themselves. */
export const loadPlayer = publicLoader<[string, string], { found: PlayerPage | null }>(
  { name: "public-player", tags: (slug) => [`leaderboards:${slug}`], seconds: LIVE_SECONDS },
  async (slug, number) => {
    const playerId = playerNumber(number);
    const server = playerId === null ? null : await shownServer(slug);
    if (!server || playerId === null) return { found: null };
    const player = await readOfGuild(server.guildId, (ctx) => publicPlayer(ctx, playerId));
    return { found: player && { server, player, at: new Date().toISOString() } };
  },
);

/** Two players beside each other; null where one of them does not show themselves. */
export const loadComparison = publicLoader<[string, string, string], { found: ComparePage | null }>(
  { name: "player-comparison", tags: (slug) => [`leaderboards:${slug}`], seconds: LIVE_SECONDS },
  async (slug, first, second) => {
    const [a, b] = [playerNumber(first), playerNumber(second)];
    const server = a === null || b === null || a === b ? null : await shownServer(slug);
    if (!server || a === null || b === null) return { found: null };
    const found = await readOfGuild(server.guildId, async (ctx) => {
      const [one, other] = [await publicPlayer(ctx, a), await publicPlayer(ctx, b)];
      return one && other ? { one, other, between: await headToHead(ctx, a, b) } : null;
    });
    return { found: found && { server, ...found } };
  },
);
