import { and, desc, eq, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { playerProfiles } from "@/db/schema/players";
import { serverReviews } from "@/db/schema/servers";

/** A review as the server's own people read it, also a hidden one. */
export interface GuildReview {
  id: string;
  author: string | null;
  stars: number;
  body: string;
  seconds: number;
  at: string;
  /** Why staff of the platform hid it; null while it is shown. */
  hidden: string | null;
  answer: string | null;
}

const MOST = 100;
const r = serverReviews;

/** Reviews of a listing: those without an answer first, then the newest. */
export async function guildReviews(ctx: GuildContext, listingId: number): Promise<GuildReview[]> {
  const rows = await ctx.db
    .select({
      review: r,
      author: sql<string | null>`case when ${playerProfiles.isPublic} then ${playerProfiles.ingameName} end`,
    })
    .from(r)
    .leftJoin(
      playerProfiles,
      and(eq(playerProfiles.guildId, r.guildId), eq(playerProfiles.playerId, r.playerId)),
    )
    .where(and(eq(r.guildId, ctx.guildId), eq(r.listingId, listingId)))
    .orderBy(sql`${r.answer} is null desc`, desc(r.createdAt))
    .limit(MOST);
  return rows.map(({ review, author }) => ({
    id: review.id,
    author,
    stars: review.stars,
    body: review.body,
    seconds: review.seconds,
    at: review.createdAt.toISOString(),
    hidden: review.state === "hidden" ? (review.hiddenReason ?? "") : null,
    answer: review.answer,
  }));
}
