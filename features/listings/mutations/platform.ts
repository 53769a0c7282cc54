import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { serverListings } from "@/db/schema/servers";
import type { Tier } from "@/features/supporters/schema";
import { conflict, invalid } from "@/lib/errors";
import { type Listing, listingOf } from "../data/form";
import { publishProblems } from "../rules";
import { hideListing, setState, shownBy } from "./listing";
import { approveListing, rejectListing } from "./publication";
import { tellOwner } from "./tell-owner";

function problemsOf({ live, server }: Listing, plan: Tier): string[] {
  const { description, inviteLink } = live;
  return publishProblems({ tier: plan, description, inviteLink, serverActive: server.active });
}

/**
 * Shows a listing that the platform has just approved. Where the plan does not cover it, it rests: approved, and back by
 * itself when a plan does.
 * @returns what keeps it from visitors, in sentences; null where they see it
 */
export async function showApproved(ctx: GuildContext, listingId: number, plan: Tier): Promise<string | null> {
  const listing = await listingOf(ctx, listingId, { lock: true });
  const problems = problemsOf(listing, plan);
  if (problems.length === 0) {
    await setState(ctx, listing.row, shownBy(plan));
    return null;
  }
  const row = { ...listing.row, publishedAt: ctx.now };
  await ctx.db
    .update(serverListings)
    .set({ publishedAt: ctx.now })
    .where(and(eq(serverListings.guildId, ctx.guildId), eq(serverListings.listingId, listingId)));
  const rests = { state: "hidden", featured: false, hiddenReason: null, hiddenBy: null } as const;
  const held = problems.join(" ");
  await setState(ctx, row, { ...rests, restingSince: ctx.now }, held);
  return held;
}

/** The platform shows again what it had hidden, as it was. */
async function releaseListing(ctx: GuildContext, listingId: number, plan: Tier): Promise<void> {
  const listing = await listingOf(ctx, listingId, { lock: true });
  const { row } = listing;
  if (row.state !== "hidden" || row.hiddenBy !== "platform")
    throw conflict("Grizzly has not hidden it. Nothing was changed.");
  const problems = problemsOf(listing, plan);
  if (problems.length > 0) throw invalid(`${problems.join(" ")} Nothing was changed.`);
  await setState(ctx, row, shownBy(plan));
}

/** The platform hides a listing, with the reason that its guild reads. @throws AppError not_found; conflict */
export async function hideByPlatform(ctx: GuildContext, listingId: number, reason: string): Promise<void> {
  await hideListing(ctx, listingId, reason, "platform");
  const { row } = await listingOf(ctx, listingId);
  await tellOwner(ctx, {
    listingId,
    kind: "listings.decided",
    level: "warning",
    title: `Grizzly has hidden ${row.serverName}`,
    body: reason,
    key: `listing:${listingId}:${ctx.now.toISOString()}`,
  });
}

const SAID = {
  approve: { level: "success", words: "is approved" },
  reject: { level: "warning", words: "was given back" },
  release: { level: "success", words: "is shown again" },
} as const;

/**
 * The platform decides on a listing, and its guild's owner is told why.
 * @param plan the guild's plan now
 * @throws AppError not_found; invalid with every reason why it cannot go live; conflict where there is nothing to decide
 */
export async function decideListing(
  ctx: GuildContext,
  listingId: number,
  { verdict, reason }: { verdict: "approve" | "reject" | "hide" | "release"; reason: string },
  plan: Tier,
): Promise<void> {
  if (verdict === "hide") return hideByPlatform(ctx, listingId, reason);
  const { form } = await listingOf(ctx, listingId);
  if (verdict === "approve") await approveListing(ctx, listingId, plan);
  else if (verdict === "reject") await rejectListing(ctx, listingId, reason);
  else await releaseListing(ctx, listingId, plan);
  const { level, words } = SAID[verdict];
  await tellOwner(ctx, {
    listingId,
    kind: "listings.decided",
    level,
    title: `${form.serverName} ${words}`,
    body: reason,
    key: `listing:${listingId}:${ctx.now.toISOString()}`,
  });
}
