import { and, asc, desc, eq, gt, type SQL, sql } from "drizzle-orm";
import type { GuildContext, PublicContext } from "@/db/context";
import { playerProfiles } from "@/db/schema/players";
import type { BoardMetric, BoardRow } from "../schema";

const p = playerProfiles;

// A ratio over few kills says little: the board asks for five.
const FEWEST_KILLS_FOR_RATIO = 4;

const ORDER: Record<BoardMetric, SQL[]> = {
  kills: [desc(p.kills), asc(p.playerId)],
  kd: [desc(sql`${p.kills}::float / greatest(${p.deaths}, 1)`), asc(p.playerId)],
  longest: [desc(p.longestShot), asc(p.playerId)],
  streak: [desc(p.bestStreak), asc(p.playerId)],
  headshots: [desc(p.headshots), asc(p.playerId)],
  playtime: [desc(p.playtimeSeconds), asc(p.playerId)],
};

const WORTH_SHOWING: Record<BoardMetric, SQL> = {
  kills: gt(p.kills, 0),
  kd: gt(p.kills, FEWEST_KILLS_FOR_RATIO),
  longest: gt(p.longestShot, 0),
  streak: gt(p.bestStreak, 0),
  headshots: gt(p.headshots, 0),
  playtime: gt(p.playtimeSeconds, 0),
};

/** The best players of a guild from their running totals. Players who chose to stay private are left out. */
export async function leaderboard(
  ctx: PublicContext | GuildContext,
  guildId: string,
  metric: BoardMetric,
  limit = 20,
): Promise<BoardRow[]> {
  const rows = await ctx.db
    .select({
      playerId: p.playerId,
      name: p.ingameName,
      kills: p.kills,
      deaths: p.deaths,
      headshots: p.headshots,
      longest: p.longestShot,
      bestStreak: p.bestStreak,
      playtime: p.playtimeSeconds,
    })
    .from(p)
    .where(and(eq(p.guildId, guildId), eq(p.isPublic, true), WORTH_SHOWING[metric]))
    .orderBy(...ORDER[metric])
    .limit(Math.min(Math.max(limit, 1), 100));
  return rows.map((row, index) => ({ rank: index + 1, ...row }));
}
