import { notFound } from "next/navigation";
import { type GuildContext, withGuild, withPublic } from "@/db/context";
import { boardsAreShown } from "@/features/guilds/public-flags";
import { mayEnter } from "@/features/guilds/rules";
import { requireGuild } from "@/features/identity/web/session";
import { nextRestarts } from "@/features/monitoring/restarts";
import { guildTier } from "@/features/supporters/data/guild-plan";
import { AppError } from "@/lib/errors";
import { listingExists, listingOf, standingOf } from "../data/form";
import { ownListings } from "../data/owner-list";
import { listingReports } from "../data/reports";
import { daySearches, seenIn } from "../data/search-eye";
import { ownPage } from "../data/server-page";
import { listingFunnel } from "../data/statistics";
import { eveningHour } from "../evening";
import { changedFields } from "../form";
import { cardWith, pageWith } from "../preview";
import { reviewReasons } from "../review";
import { guildReviews } from "../reviews/data/of-listing";
import { shownText } from "../rules";
import { badgeCodes } from "./badge";
import { listingIdOf, type OpenListing } from "./listing-query";

async function enter(guildId: string) {
  const { scope, access } = await requireGuild(guildId, "listing");
  return { scope, access, manages: mayEnter(access.sections, "listing", "manager") && !access.seeAs };
}

/** The guild's listings, and the game servers that have none. */
export async function loadListings(guildId: string) {
  const { scope, access, manages } = await enter(guildId);
  const facts = await withGuild(
    scope,
    async (ctx) => {
      const [listings, tier] = await Promise.all([ownListings(ctx), guildTier(ctx)]);
      return { listings, tier };
    },
    { readOnly: true },
  );
  return { ...facts, access, manages };
}
export type ListingsData = Awaited<ReturnType<typeof loadListings>>;

type View = Awaited<ReturnType<typeof viewOf>>;

/** Adds where today's searches find the listing: all of the directory is looked at, as a visitor sees it. */
async function lookedFrom(opened: View) {
  if (opened.view !== "searches") return opened;
  const { view, searches, server, hour, at } = opened;
  const seen = server ? await withPublic((ctx) => seenIn(ctx, server, searches, hour)) : [];
  return { view, seen, asked: searches.length, at };
}

async function viewOf(ctx: GuildContext, listingId: number, { view, days }: OpenListing, slug: string) {
  if (view === "numbers")
    return { view, ...(await listingFunnel(ctx, listingId, days)), to: ctx.now.toISOString() };
  if (view === "reviews") return { view, reviews: await guildReviews(ctx, listingId) };
  if (view === "reports") return { view, reports: await listingReports(ctx, listingId) };
  if (view === "edit") return { view };
  const { form, row } = await listingOf(ctx, listingId);
  if (view === "searches") {
    const hour = eveningHour(form.timeZone, ctx.now.getTime());
    const server = row.serverId === null ? null : { guildId: ctx.guildId, serverId: row.serverId };
    return { view, searches: await daySearches(ctx), server, hour, at: ctx.now.toISOString() };
  }
  if (view === "share") {
    const slug = row.state === "live" ? row.slug : null;
    return { view, slug, codes: slug === null ? [] : badgeCodes(slug, form.serverName) };
  }
  const own = await ownPage(ctx, listingId);
  const [card] = own?.cards.cards ?? [];
  if (!own || !card) return { view, page: null, cards: null };
  const restarts = nextRestarts(form.restartTimes, form.timeZone, ctx.now, 3).map((at) => at.toISOString());
  const drawn = (size: string) => ({
    restarts,
    banner: form.banner && `/api/guilds/${slug}/listings/${listingId}/banner/${form.banner}?size=${size}`,
  });
  const page = pageWith(own.page, form, drawn("wide"));
  return { view, page, cards: { ...own.cards, cards: [cardWith(card, form, drawn("banner"))] } };
}

/** Whether the guild has a listing of this id, and the reader may know. */
export async function hasListing(guildId: string, id: string): Promise<boolean> {
  const { scope } = await enter(guildId);
  const listingId = listingIdOf(id);
  if (listingId === null) return false;
  return withGuild(scope, (ctx) => listingExists(ctx, listingId), { readOnly: true });
}

/** One listing with what the opened view shows of it; another guild's does not exist. */
export async function loadListing(guildId: string, id: string, open: OpenListing) {
  const { scope, access, manages } = await enter(guildId);
  const boards = open.view === "preview" && (await boardsAreShown(access.guildId));
  const listingId = listingIdOf(id);
  if (listingId === null) notFound();
  const facts = await withGuild(
    scope,
    async (ctx) => {
      const [listing, tier] = await Promise.all([listingOf(ctx, listingId), guildTier(ctx)]);
      const { row, form, live } = listing;
      const standing = standingOf(row);
      return {
        listingId,
        tier,
        form,
        standing,
        slug: row.slug,
        featured: row.featured,
        publishedAt: row.publishedAt?.toISOString() ?? null,
        draftAt: row.draftAt?.toISOString() ?? null,
        /** Characters of the live text that the plan does not show. */
        resting: standing.state === "live" ? shownText(live.description, row.textLimit).resting : 0,
        changed: standing.approved && row.draftState ? changedFields(live, form) : [],
        reasons: reviewReasons(standing, standing.approved ? live : null, form),
        opened: await viewOf(ctx, listingId, open, access.slug),
      };
    },
    { readOnly: true },
  ).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  return { ...facts, opened: await lookedFrom(facts.opened), access, manages, boards };
}
export type ListingData = Awaited<ReturnType<typeof loadListing>>;
