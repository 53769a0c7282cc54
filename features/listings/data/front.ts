import { sql } from "drizzle-orm";
import type { PublicContext } from "@/db/context";
import type { Directory, ServerCard } from "../card";
import { readQuery } from "../directory";
import { listedCards } from "./directory";
import type { ServerKey } from "./history";
import { searchDirectory } from "./search";

const CANDIDATES = 6;

export interface Front {
  /** The paid places of this hour. */
  featured: Directory;
  /** Servers whose map the home page may show: where most happened, and where most are playing. */
  busiest: ServerCard[];
}

/** What the home page shows of the directory. @param points of kills by slug */
export async function directoryFront(
  ctx: PublicContext,
  points: Readonly<Record<string, readonly unknown[]>>,
): Promise<Front> {
  const eventful = Object.entries(points)
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([slug]) => slug);
  const found = await searchDirectory(ctx, {
    query: { ...readQuery(""), sort: "players" },
    hour: 0,
    limit: CANDIDATES,
  });
  const { rows } = await ctx.db.execute<{ guild_id: string; server_id: string }>(sql`
    select guild_id, server_id from server_listings where state = 'live'
      and slug = any (${sql.param(eventful.slice(0, CANDIDATES))}::text[])`);
  const busy: ServerKey[] = rows.map((row) => ({ guildId: row.guild_id, serverId: row.server_id }));
  const featured = await listedCards(ctx, found.featured);
  const { cards } = await listedCards(ctx, [...busy, ...found.featured, ...found.servers]);
  return {
    featured: { ...featured, cards: featured.cards.filter((card) => card.featured) },
    busiest: [...new Map(cards.map((card) => [card.slug, card])).values()],
  };
}
