import { and, eq, isNull } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { serverListingReports, serverReviews } from "@/db/schema/servers";
import { recordAudit } from "@/features/audit/mutations";
import { publish } from "@/features/events/mutations";
import { conflict, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { reviewed } from "../../reviews/data/own";
import type { ReportInput } from "../schema";

const r = serverListingReports;

async function assertReview(ctx: GuildContext, listingId: number, reviewId: string): Promise<void> {
  const [review] = await ctx.db
    .select({ id: serverReviews.id })
    .from(serverReviews)
    .where(
      and(
        eq(serverReviews.guildId, ctx.guildId),
        eq(serverReviews.listingId, listingId),
        eq(serverReviews.id, reviewId),
        eq(serverReviews.state, "visible"),
      ),
    );
  if (!review) throw notFound("There is no such review.");
}

/**
 * Tells staff that something is wrong with a live listing, or with a review of it.
 * @throws AppError not_found; conflict while a report of this person about it is open
 */
export async function reportListing(
  ctx: GuildContext,
  { slug, reviewId, topic, reason }: ReportInput,
  reporterId: string,
): Promise<void> {
  const { listingId } = await reviewed(ctx, slug);
  if (reviewId !== null) await assertReview(ctx, listingId, reviewId);
  const [open] = await ctx.db
    .select({ id: r.id })
    .from(r)
    .where(
      and(
        eq(r.guildId, ctx.guildId),
        eq(r.listingId, listingId),
        reviewId === null ? isNull(r.reviewId) : eq(r.reviewId, reviewId),
        eq(r.reportedBy, reporterId),
        eq(r.state, "open"),
      ),
    );
  if (open)
    throw conflict("You have reported this, and staff have not answered yet. Nothing was sent twice.");
  const id = newId();
  await ctx.db.insert(r).values({
    guildId: ctx.guildId,
    id,
    listingId,
    reviewId,
    topic,
    reason,
    reportedBy: reporterId,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  // Who reported it stays with the platform: the guild reads its audit log.
  await recordAudit(
    { ...ctx, actor: { kind: "system", job: "a visitor" } },
    {
      action: "listing.report",
      subjectType: reviewId === null ? "server_listing" : "server_review",
      subjectId: reviewId ?? String(listingId),
      after: { topic },
    },
  );
  await publish(
    { ...ctx, actor: { kind: "system", job: "a visitor" } },
    { type: "listing.reported", key: id, payload: { listingId, reviewId, topic } },
  );
}
