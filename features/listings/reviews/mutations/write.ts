import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { serverReviews } from "@/db/schema/servers";
import { recordAudit } from "@/features/audit/mutations";
import { publish } from "@/features/events/mutations";
import { conflict, forbidden, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { tellOwner } from "../../mutations/tell-owner";
import { ownReview, reviewed, reviewFacts } from "../data/own";
import { reviewRefusal } from "../rules";
import type { ReviewInput } from "../schema";

const r = serverReviews;

export interface Reviewer {
  id: string;
  discordId: string;
  /** Whether they help to run the guild. */
  isStaff: boolean;
}

/**
 * Writes a person's one review of a server, or changes it. The hours are those of now.
 * @throws AppError not_found; forbidden with the sentence that says what is missing; conflict for one that staff hid
 */
export async function writeReview(
  ctx: GuildContext,
  { slug, stars, body }: ReviewInput,
  reviewer: Reviewer,
): Promise<{ id: string }> {
  const server = await reviewed(ctx, slug);
  const facts = await reviewFacts(ctx, server, reviewer);
  const refusal = reviewRefusal(facts);
  if (refusal) throw forbidden(`${refusal.sentence} Nothing was saved.`);
  const before = await ownReview(ctx, server.listingId, reviewer.id);
  if (before?.state === "hidden")
    throw conflict("Staff have hidden your review, so it stays as it is. Nothing was saved.");
  const { seconds, playerId } = facts;
  const [row] = await ctx.db
    .insert(r)
    .values({
      guildId: ctx.guildId,
      id: newId(),
      listingId: server.listingId,
      authorId: reviewer.id,
      playerId,
      stars,
      body,
      seconds,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .onConflictDoUpdate({
      target: [r.guildId, r.listingId, r.authorId],
      set: { stars, body, seconds, playerId, updatedAt: ctx.now },
    })
    .returning({ id: r.id });
  if (!row) throw notFound();
  await recordAudit(ctx, {
    action: before ? "listing.review.change" : "listing.review.write",
    subjectType: "server_review",
    subjectId: row.id,
    before: before ? { stars: before.stars, body: before.body } : null,
    after: { stars, body, seconds, listingId: server.listingId },
  });
  if (!before)
    await tellOwner(ctx, {
      listingId: server.listingId,
      view: "reviews",
      kind: "listings.review.written",
      level: "info",
      title: `${server.name} has a new review: ${stars} of 5`,
      body: body.slice(0, 280),
      key: `review:${row.id}:written`,
    });
  const key = `${row.id}:${ctx.now.toISOString()}`;
  await publish(ctx, { type: "listing.review.written", key, payload: { reviewId: row.id, slug, stars } });
  return row;
}

/** Takes a person's own review away. @throws AppError not_found */
export async function removeReview(ctx: GuildContext, slug: string, reviewer: Reviewer): Promise<void> {
  const server = await reviewed(ctx, slug);
  const before = await ownReview(ctx, server.listingId, reviewer.id);
  if (!before) throw notFound("You have no review here.");
  if (before.state === "hidden")
    throw conflict("Staff have hidden your review, so it stays as it is. Nothing was changed.");
  await ctx.db.delete(r).where(and(eq(r.guildId, ctx.guildId), eq(r.id, before.id)));
  await recordAudit(ctx, {
    action: "listing.review.remove",
    subjectType: "server_review",
    subjectId: before.id,
    before: { stars: before.stars, body: before.body, listingId: server.listingId },
  });
}
