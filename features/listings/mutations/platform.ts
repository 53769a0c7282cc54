import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { serverListings } from "@/db/schema/servers";
import type { Tier } from "@/features/supporters/schema";
import { conflict, invalid } from "@/lib/errors";
import { type Listing, listingOf } from "../data/form";
import { publishProblems } from "../rules";
import { setState, shownBy } from "./listing";

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

/**
 * The platform shows again what it had hidden, as it was.
 * @throws AppError not_found; invalid with every reason why it cannot go live; conflict for one that it has not hidden
 */
export async function releaseListing(ctx: GuildContext, listingId: number, plan: Tier): Promise<void> {
  const listing = await listingOf(ctx, listingId, { lock: true });
  const { row } = listing;
  if (row.state !== "hidden" || row.hiddenBy !== "platform")
    throw conflict("Grizzly has not hidden it. Nothing was changed.");
  const problems = problemsOf(listing, plan);
  if (problems.length > 0) throw invalid(`${problems.join(" ")} Nothing was changed.`);
  await setState(ctx, row, shownBy(plan));
}
