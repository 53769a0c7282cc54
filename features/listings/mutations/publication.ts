import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { registeredServers, serverFeatures, serverListings } from "@/db/schema/servers";
import { recordAudit } from "@/features/audit/mutations";
import { publish } from "@/features/events/mutations";
import type { Tier } from "@/features/supporters/schema";
import { conflict, invalid } from "@/lib/errors";
import { type Listing, listingOf, standingOf } from "../data/form";
import type { ListingForm } from "../form";
import { reviewReasons } from "../review";
import { publishProblems } from "../rules";
import { indexEntries } from "./entries";
import { setState, shownBy } from "./listing";

const byId = (ctx: GuildContext, listingId: number) =>
  and(eq(serverListings.guildId, ctx.guildId), eq(serverListings.listingId, listingId));

const NO_DRAFT = { draft: null, draftState: null, draftAt: null, reviewNote: null };

/** Makes a form what the tables hold: the listing's texts, the server's facts and what it offers. */
async function apply(ctx: GuildContext, { row, server, live }: Listing, form: ListingForm): Promise<void> {
  const { platform, region, city, languages, fighting, timeZone, restartTimes, ...rest } = form;
  const { tags, mods, features, wipes, ...texts } = rest;
  await ctx.db
    .update(serverListings)
    .set({ ...texts, ...NO_DRAFT, updatedAt: ctx.now })
    .where(byId(ctx, row.listingId));
  await ctx.db
    .update(registeredServers)
    .set({ platform, region, city, languages, fighting, timeZone, restartTimes, updatedAt: ctx.now })
    .where(and(eq(registeredServers.guildId, ctx.guildId), eq(registeredServers.id, server.id)));
  const lists = { tag: tags, mod: mods, feature: features, wipe: wipes };
  const values = Object.entries(lists)
    .flatMap(([kind, all]) => [...new Set(all)].map((value) => ({ kind, value })))
    .map((one, position) => ({ guildId: ctx.guildId, serverId: server.id, position, ...one }));
  await ctx.db
    .delete(serverFeatures)
    .where(and(eq(serverFeatures.guildId, ctx.guildId), eq(serverFeatures.serverId, server.id)));
  if (values.length > 0) await ctx.db.insert(serverFeatures).values(values);
  if (row.state === "live") await indexEntries(ctx, [{ guildId: ctx.guildId, serverId: server.id }]);
  if (JSON.stringify(live) === JSON.stringify(form)) return;
  await recordAudit(ctx, {
    action: "listing.update",
    subjectType: "server_listing",
    subjectId: String(row.listingId),
    before: { ...live },
    after: { ...form },
  });
}

function assertPublishable({ server }: Listing, form: ListingForm, plan: Tier): void {
  const problems = publishProblems({
    tier: plan,
    description: form.description,
    inviteLink: form.inviteLink,
    serverActive: server.active,
  });
  if (problems.length > 0) throw invalid(`${problems.join(" ")} Nothing was changed.`);
}

export interface Submitted {
  outcome: "live" | "in_review";
  /** Why it is looked at first; empty for what is live at once. */
  reasons: string[];
}

/**
 * Brings the draft before visitors: at once, or after the platform has looked where it must.
 * @param plan the guild's plan now
 * @throws AppError not_found; invalid with every reason why it cannot go live; conflict while it is in review
 */
export async function submitListing(ctx: GuildContext, listingId: number, plan: Tier): Promise<Submitted> {
  const listing = await listingOf(ctx, listingId, { lock: true });
  const { row, form } = listing;
  if (row.draftState === "in_review") throw conflict("It is in review already. Nothing was changed.");
  assertPublishable(listing, form, plan);
  const standing = standingOf(row);
  const reasons = reviewReasons(standing, standing.approved ? listing.live : null, form);
  if (reasons.length === 0) {
    await apply(ctx, listing, form);
    if (row.state !== "live") await setState(ctx, row, shownBy(plan));
    return { outcome: "live", reasons };
  }
  await ctx.db
    .update(serverListings)
    .set({
      draft: form,
      draftState: "in_review",
      draftAt: ctx.now,
      reviewNote: null,
      ...(row.publishedAt === null && { state: "in_review" }),
      updatedAt: ctx.now,
    })
    .where(byId(ctx, listingId));
  await recordAudit(ctx, {
    action: "listing.submit",
    subjectType: "server_listing",
    subjectId: String(listingId),
    before: { state: row.state },
    after: { state: row.publishedAt === null ? "in_review" : row.state, review: reasons.join(" ") },
  });
  const key = `${listingId}:${ctx.now.toISOString()}`;
  await publish(ctx, { type: "listing.submitted", key, payload: { listingId, slug: row.slug, reasons } });
  return { outcome: "in_review", reasons };
}

/**
 * The platform has looked: what was sent goes live.
 * @throws AppError not_found; conflict for what is not in review; invalid where the plan does not cover it any more
 */
export async function approveListing(ctx: GuildContext, listingId: number, plan: Tier): Promise<void> {
  const listing = await listingOf(ctx, listingId, { lock: true });
  const { row, form } = listing;
  if (row.draftState !== "in_review") throw conflict("It is not in review. Nothing was changed.");
  assertPublishable(listing, form, plan);
  await apply(ctx, listing, form);
  await setState(ctx, row, shownBy(plan));
}

/** The platform gives a draft back, with the reason that the guild reads. What is live stays live. */
export async function rejectListing(ctx: GuildContext, listingId: number, reason: string): Promise<void> {
  const { row } = await listingOf(ctx, listingId, { lock: true });
  if (row.draftState !== "in_review") throw conflict("It is not in review. Nothing was changed.");
  const state = row.state === "in_review" ? "draft" : row.state;
  await ctx.db
    .update(serverListings)
    .set({ draftState: "open", reviewNote: reason, state, updatedAt: ctx.now })
    .where(byId(ctx, listingId));
  await recordAudit(ctx, {
    action: "listing.reject",
    subjectType: "server_listing",
    subjectId: String(listingId),
    before: { state: row.state },
    after: { state },
    reason,
  });
  const key = `${listingId}:${ctx.now.toISOString()}`;
  await publish(ctx, { type: "listing.rejected", key, payload: { listingId, slug: row.slug, reason } });
}

/**
 * Shows a listing again that its guild had hidden, as it was.
 * @throws AppError not_found; invalid; conflict where the platform hid it
 */
export async function showListing(ctx: GuildContext, listingId: number, plan: Tier): Promise<void> {
  const listing = await listingOf(ctx, listingId, { lock: true });
  const { row } = listing;
  if (row.state !== "hidden") throw conflict("It is not hidden. Nothing was changed.");
  if (row.hiddenBy === "platform")
    throw conflict("Grizzly has hidden it. Nothing was changed. Change what is wrong and send it to review.");
  assertPublishable(listing, listing.live, plan);
  await setState(ctx, row, shownBy(plan));
}
