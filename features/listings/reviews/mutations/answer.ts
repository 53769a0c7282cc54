import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { serverListings, serverReviews } from "@/db/schema/servers";
import { recordAudit } from "@/features/audit/mutations";
import { notify } from "@/features/notices/mutations";
import { conflict, notFound } from "@/lib/errors";

const r = serverReviews;

/**
 * The server's people answer a review, once and for all to see; an empty text takes the answer away.
 * @returns the address of the listing, whose page shows it
 * @throws AppError not_found for another guild's; conflict for a hidden one
 */
export async function answerReview(
  ctx: GuildContext,
  reviewId: string,
  text: string,
): Promise<{ slug: string | null }> {
  const [row] = await ctx.db
    .select({ review: r, slug: serverListings.slug, name: serverListings.serverName })
    .from(r)
    .innerJoin(
      serverListings,
      and(eq(serverListings.guildId, r.guildId), eq(serverListings.listingId, r.listingId)),
    )
    .where(and(eq(r.guildId, ctx.guildId), eq(r.id, reviewId)))
    .for("update", { of: r });
  if (!row) throw notFound("There is no such review in this guild.");
  const { review, slug, name } = row;
  if (review.state !== "visible") throw conflict("Staff have hidden this review. Nothing was changed.");
  const answer = text === "" ? null : text;
  await ctx.db
    .update(r)
    .set({ answer, answeredAt: answer === null ? null : ctx.now })
    .where(and(eq(r.guildId, ctx.guildId), eq(r.id, reviewId)));
  await recordAudit(ctx, {
    action: answer === null ? "listing.review.unanswer" : "listing.review.answer",
    subjectType: "server_review",
    subjectId: reviewId,
    before: { answer: review.answer },
    after: { answer },
  });
  if (answer !== null && review.authorId !== null)
    await notify(ctx, {
      grizzlyUserId: review.authorId,
      kind: "listings.review.answered",
      level: "info",
      title: `${name} answered your review`,
      body: answer.slice(0, 280),
      ...(slug && { href: `/servers/${slug}#reviews` }),
      key: `review:${reviewId}:${ctx.now.toISOString()}`,
    });
  return { slug };
}
