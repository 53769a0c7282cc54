import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { serverListingReports, serverListings, serverReviews } from "@/db/schema/servers";
import { recordAudit } from "@/features/audit/mutations";
import { notify } from "@/features/notices/mutations";
import { conflict, notFound } from "@/lib/errors";
import { hideByPlatform } from "../../mutations/platform";
import type { VerdictInput } from "../schema";

const r = serverListingReports;

/** Takes a review from visitors, or shows it again. Its writer is told why. @throws AppError not_found; conflict */
export async function setReviewShown(
  ctx: GuildContext,
  reviewId: string,
  shown: boolean,
  reason: string,
): Promise<void> {
  const v = serverReviews;
  const [row] = await ctx.db
    .update(v)
    .set({ state: shown ? "visible" : "hidden", hiddenReason: shown ? null : reason, updatedAt: v.updatedAt })
    .where(and(eq(v.guildId, ctx.guildId), eq(v.id, reviewId), eq(v.state, shown ? "hidden" : "visible")))
    .returning();
  if (!row) throw conflict(`The review is ${shown ? "shown" : "hidden"} already. Nothing was changed.`);
  await recordAudit(ctx, {
    action: shown ? "listing.review.show" : "listing.review.hide",
    subjectType: "server_review",
    subjectId: reviewId,
    before: { state: shown ? "hidden" : "visible" },
    after: { state: row.state },
    reason,
  });
  if (row.authorId === null) return;
  await notify(ctx, {
    grizzlyUserId: row.authorId,
    kind: "listings.review.decided",
    level: shown ? "info" : "warning",
    title: shown ? "Your review is shown again" : "Your review was hidden",
    body: reason,
    key: `review:${reviewId}:${row.state}:${ctx.now.toISOString()}`,
  });
}

async function slugOf(ctx: GuildContext, listingId: number): Promise<string | null> {
  const [row] = await ctx.db
    .select({ slug: serverListings.slug })
    .from(serverListings)
    .where(and(eq(serverListings.guildId, ctx.guildId), eq(serverListings.listingId, listingId)));
  return row?.slug ?? null;
}

/**
 * Staff decide on a report; who reported it reads the answer.
 * @returns the address of the listing whose page may look different now
 * @throws AppError not_found; conflict where it is decided, or what it is about is hidden already
 */
export async function decideReport(
  ctx: GuildContext,
  { reportId, verdict, answer }: VerdictInput,
  decidedBy: string,
): Promise<{ slug: string | null }> {
  const own = and(eq(r.guildId, ctx.guildId), eq(r.id, reportId));
  const [row] = await ctx.db.select().from(r).where(own).for("update");
  if (!row) throw notFound("There is no such report.");
  if (row.state !== "open") throw conflict("It is decided already. Nothing was changed.");
  if (verdict === "hide") {
    if (row.reviewId === null) await hideByPlatform(ctx, row.listingId, answer);
    else await setReviewShown(ctx, row.reviewId, false, answer);
  }
  const state = verdict === "dismiss" ? "dismissed" : "upheld";
  await ctx.db.update(r).set({ state, answer, decidedBy, decidedAt: ctx.now, updatedAt: ctx.now }).where(own);
  await recordAudit(ctx, {
    action: "listing.report.decide",
    subjectType: "listing_report",
    subjectId: reportId,
    before: { state: "open" },
    after: { state, hidden: verdict === "hide" },
    reason: answer,
  });
  const slug = await slugOf(ctx, row.listingId);
  if (row.reportedBy !== null)
    await notify(ctx, {
      grizzlyUserId: row.reportedBy,
      kind: "listings.report.decided",
      level: "info",
      title: verdict === "dismiss" ? "Staff looked at your report" : "Your report was right",
      body: answer,
      ...(slug && { href: `/servers/${slug}` }),
      key: `report:${reportId}`,
    });
  return { slug };
}
