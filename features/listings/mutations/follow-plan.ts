import { and, asc, eq, isNotNull, or } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { serverListings } from "@/db/schema/servers";
import { recordAudit } from "@/features/audit/mutations";
import { planLimits } from "@/features/supporters/plan-limits";
import type { Tier } from "@/features/supporters/schema";
import { setState, shownBy } from "./listing";

const l = serverListings;
type Row = typeof l.$inferSelect;

const ENDED = "No plan with a listing pays for the guild any more.";
const BACK = "A plan with a listing pays for the guild again.";

async function followOne(ctx: GuildContext, row: Row, tier: Tier): Promise<boolean> {
  const { listing, featured } = planLimits(tier);
  if (row.state === "live" && !listing) {
    const rests = { state: "hidden", featured: false, hiddenReason: null, hiddenBy: null } as const;
    await setState(ctx, row, { ...rests, restingSince: ctx.now }, ENDED);
    return true;
  }
  if (row.restingSince !== null && listing) {
    await setState(ctx, row, shownBy(tier), BACK);
    return true;
  }
  // A place that was given until a day is not the plan's.
  if (row.state !== "live" || row.featured === featured || row.featuredUntil !== null) return false;
  await ctx.db
    .update(l)
    .set({ featured, updatedAt: ctx.now })
    .where(and(eq(l.guildId, ctx.guildId), eq(l.listingId, row.listingId)));
  await recordAudit(ctx, {
    action: "listing.feature",
    subjectType: "server_listing",
    subjectId: String(row.listingId),
    before: { featured: row.featured },
    after: { featured },
    reason: "The plan that pays for the guild has changed.",
  });
  return true;
}

/**
 * Brings a guild's listings to what its plan gives. One that no plan covers rests: out of the directory, its texts and
 * its address kept, and back by itself.
 * @returns addresses of the pages that changed
 */
export async function followGuildPlan(ctx: GuildContext, tier: Tier): Promise<string[]> {
  const rows = await ctx.db
    .select()
    .from(l)
    .where(and(eq(l.guildId, ctx.guildId), or(eq(l.state, "live"), isNotNull(l.restingSince))))
    .orderBy(asc(l.listingId))
    .for("update");
  const changed: string[] = [];
  for (const row of rows) if ((await followOne(ctx, row, tier)) && row.slug !== null) changed.push(row.slug);
  return changed;
}
