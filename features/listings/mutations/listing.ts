import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { serverListings } from "@/db/schema/servers";
import { recordAudit } from "@/features/audit/mutations";
import { publish } from "@/features/events/mutations";
import type { Tier } from "@/features/supporters/schema";
import { conflict, invalid, notFound } from "@/lib/errors";
import { parseInput } from "@/lib/http/validate";
import { type ListingState, mayBeFeatured, publishProblems, textLimit } from "../rules";
import { type ListingInput, listingInput } from "../schema";
import { indexEntries } from "./entries";
import { findServer } from "./server";

export interface SavedListing {
  listingId: number;
  slug: string;
}

type Row = typeof serverListings.$inferSelect;

const shown = (row: Row) => ({
  slug: row.slug,
  serverName: row.serverName,
  tagline: row.tagline,
  description: row.description,
  rules: row.rules,
  inviteLink: row.inviteLink,
  website: row.website,
  icon: row.icon,
  hue: row.hue,
});

/** Whether the database refused a value because somebody has it. */
export const isTaken = (error: unknown): boolean =>
  error instanceof Error &&
  ((error as { code?: string }).code === "23505" || (error.cause !== undefined && isTaken(error.cause)));

const byId = (ctx: GuildContext, listingId: number) =>
  and(eq(serverListings.guildId, ctx.guildId), eq(serverListings.listingId, listingId));

/**
 * Creates or changes a server's listing. A new one is a draft; one that is live stays live.
 * @throws AppError not_found for an unknown server; conflict when the address is taken, here or anywhere
 */
export async function saveListing(ctx: GuildContext, input: ListingInput): Promise<SavedListing> {
  const listing = parseInput(listingInput, input);
  await findServer(ctx, listing.serverId);
  const [before] = await ctx.db
    .select()
    .from(serverListings)
    .where(and(eq(serverListings.guildId, ctx.guildId), eq(serverListings.serverId, listing.serverId)))
    .for("update");
  const values = { ...listing, updatedAt: ctx.now };
  try {
    // A savepoint, so that a taken address leaves the caller's transaction whole.
    const [row] = await ctx.db.transaction((tx) =>
      before
        ? tx.update(serverListings).set(values).where(byId(ctx, before.listingId)).returning()
        : tx
            .insert(serverListings)
            .values({ guildId: ctx.guildId, state: "draft", ...values })
            .returning(),
    );
    if (!row) throw notFound();
    await recordAudit(ctx, {
      action: before ? "listing.update" : "listing.create",
      subjectType: "server_listing",
      subjectId: String(row.listingId),
      before: before ? shown(before) : null,
      after: shown(row),
    });
    if (row.state === "live") await indexEntries(ctx, [{ guildId: ctx.guildId, serverId: listing.serverId }]);
    return { listingId: row.listingId, slug: listing.slug };
  } catch (error) {
    if (isTaken(error)) throw conflict("This address is taken. Choose another one.");
    throw error;
  }
}

async function lockListing(ctx: GuildContext, listingId: number): Promise<Row> {
  const [row] = await ctx.db.select().from(serverListings).where(byId(ctx, listingId)).for("update");
  if (!row) throw notFound("There is no such listing in this guild.");
  return row;
}

interface StateChange {
  state: ListingState;
  featured: boolean;
  hiddenReason: string | null;
  hiddenBy: "guild" | "platform" | null;
  /** Set while no plan covers it: it comes back by itself. */
  restingSince: Date | null;
  /** Characters of the text that are shown; what it was where left out. */
  textLimit?: number;
}

/** Shows a listing to visitors, or takes it from them, with its line and its event. @param why for the log */
export async function setState(
  ctx: GuildContext,
  row: Row,
  change: StateChange,
  why = change.hiddenReason,
): Promise<SavedListing> {
  const live = change.state === "live";
  const publishedAt = live ? (row.publishedAt ?? ctx.now) : row.publishedAt;
  await ctx.db
    .update(serverListings)
    .set({ ...change, publishedAt, updatedAt: ctx.now })
    .where(byId(ctx, row.listingId));
  await recordAudit(ctx, {
    action: live ? "listing.publish" : "listing.hide",
    subjectType: "server_listing",
    subjectId: String(row.listingId),
    before: { state: row.state, featured: row.featured },
    after: { state: change.state, featured: change.featured },
    ...(why ? { reason: why } : {}),
  });
  await publish(ctx, {
    type: live ? "listing.published" : "listing.hidden",
    key: `${row.listingId}:${ctx.now.toISOString()}`,
    payload: { listingId: row.listingId, slug: row.slug },
  });
  if (row.serverId) await indexEntries(ctx, [{ guildId: ctx.guildId, serverId: row.serverId }]);
  return { listingId: row.listingId, slug: row.slug ?? "" };
}

/**
 * Makes a listing public, in a paid place if the plan has one.
 * @param plan the guild's plan now
 * @throws AppError invalid with every reason why it cannot go live
 */
export async function publishListing(
  ctx: GuildContext,
  listingId: number,
  plan: Tier,
): Promise<SavedListing> {
  const row = await lockListing(ctx, listingId);
  const server = row.serverId ? await findServer(ctx, row.serverId) : null;
  const problems = publishProblems({
    tier: plan,
    description: row.description,
    inviteLink: row.inviteLink,
    serverActive: server?.active === true,
  });
  if (row.slug === null) problems.push("The listing has no address yet. Choose one.");
  if (problems.length > 0) throw invalid(problems.join(" "));
  return setState(ctx, row, shownBy(plan));
}

/** How a listing is shown with a plan: in a paid place if the plan has one, with as much text as it allows. */
export const shownBy = (plan: Tier): StateChange => ({
  state: "live",
  featured: mayBeFeatured(plan),
  textLimit: textLimit(plan),
  hiddenReason: null,
  hiddenBy: null,
  restingSince: null,
});

/**
 * Takes a listing from public view; its texts stay. What the platform hid, the guild cannot show again by itself.
 * @throws AppError not_found; conflict for one that is not live
 */
export async function hideListing(
  ctx: GuildContext,
  listingId: number,
  reason: string | null,
  by: "guild" | "platform" = "guild",
): Promise<SavedListing> {
  const row = await lockListing(ctx, listingId);
  const shown = row.state === "live" || row.restingSince !== null;
  const hidable = shown || (by === "platform" && row.state === "hidden");
  if (!hidable) throw conflict("It is not live, so there is nothing to hide. Nothing was changed.");
  const hidden = { state: "hidden", featured: false, restingSince: null } as const;
  return setState(ctx, row, { ...hidden, hiddenReason: reason, hiddenBy: by });
}
