import { and, asc, eq, isNotNull, or } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { serverListings } from "@/db/schema/servers";
import { recordAudit } from "@/features/audit/mutations";
import { planLimits } from "@/features/supporters/plan-limits";
import type { Tier } from "@/features/supporters/schema";
import { shownText, textLimit } from "../rules";
import { indexEntries } from "./entries";
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
  if (row.state !== "live") return false;
  // A place that was given until a day is not the plan's.
  return followShown(ctx, row, row.featuredUntil === null ? featured : row.featured, textLimit(tier));
}

/** Brings place and length of the text of a live listing to the plan. @returns whether visitors see a difference */
async function followShown(ctx: GuildContext, row: Row, featured: boolean, most: number): Promise<boolean> {
  if (row.featured === featured && row.textLimit === most) return false;
  await ctx.db
    .update(l)
    .set({ featured, textLimit: most, updatedAt: ctx.now })
    .where(and(eq(l.guildId, ctx.guildId), eq(l.listingId, row.listingId)));
  const note = (action: string, before: Record<string, unknown>, after: Record<string, unknown>) =>
    recordAudit(ctx, {
      action,
      subjectType: "server_listing",
      subjectId: String(row.listingId),
      before,
      after,
      reason: "The plan that pays for the guild has changed.",
    });
  if (row.featured !== featured) await note("listing.feature", { featured: row.featured }, { featured });
  const [before, after] = [shownText(row.description, row.textLimit), shownText(row.description, most)];
  if (before.shown === after.shown) return row.featured !== featured;
  await note("listing.text", { restingCharacters: before.resting }, { restingCharacters: after.resting });
  if (row.serverId) await indexEntries(ctx, [{ guildId: ctx.guildId, serverId: row.serverId }]);
  return true;
}

/**
 * Brings a guild's listings to what its plan gives. One that no plan covers rests: out of the directory, its texts and
 * its address kept, and back by itself; of a text that is longer than the plan allows the rest rests.
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
