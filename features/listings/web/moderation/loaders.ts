import { notFound } from "next/navigation";
import { withGuild, withSystem } from "@/db/context";
import { scopeForPlatform } from "@/features/guilds/scope";
import { actorOf } from "@/features/identity/http/gate";
import { requireStaff } from "@/features/identity/web/session";
import { guildTier } from "@/features/supporters/data/guild-plan";
import { listingOf, standingOf } from "../../data/form";
import {
  guildOfListing,
  type PlatformListing,
  platformCounts,
  platformListings,
} from "../../data/platform-list";
import { listingReports } from "../../data/reports";
import { changedFields } from "../../form";
import { type ReportDto, reportQueue } from "../../reports/data/queue";
import { reviewReasons } from "../../review";
import { listingIdOf } from "../listing-query";
import type { PlaceQuery } from "./queries";

const READ = { readOnly: true };

interface Counted {
  counts: { review: number; reports: number };
  next: string | null;
}

export type PlaceData =
  | (Counted & { of: "listings"; rows: PlatformListing[] })
  | (Counted & { of: "reports"; rows: ReportDto[] });

/** Listings or reports of all guilds, for staff. */
export async function loadPlace({ place, text, after, limit }: PlaceQuery): Promise<PlaceData> {
  const user = await requireStaff("support");
  return withSystem<PlaceData>(
    actorOf(user),
    async (ctx) => {
      const counts = await platformCounts(ctx);
      if (place === "reports" || place === "decided") {
        const reports = await reportQueue(ctx, { open: place === "reports", after, limit });
        return { of: "reports", counts, ...reports };
      }
      const query = { inReview: place === "review", text, after: listingIdOf(after), limit };
      const { rows, next } = await platformListings(ctx, query);
      return { of: "listings", counts, rows, next: next === null ? null : String(next) };
    },
    READ,
  );
}

/** One listing as staff see it: what visitors see, and what was sent. */
export async function loadPlatformListing(listing: string) {
  const user = await requireStaff("support");
  const id = listingIdOf(listing);
  if (id === null) notFound();
  const guildId = await withSystem(actorOf(user), (ctx) => guildOfListing(ctx, id), READ);
  if (guildId === null) notFound();
  return withGuild(
    scopeForPlatform(user, guildId),
    async (ctx) => {
      const [{ row, form, live }, tier, reports] = await Promise.all([
        listingOf(ctx, id),
        guildTier(ctx),
        listingReports(ctx, id),
      ]);
      const standing = standingOf(row);
      return {
        id,
        guildId,
        slug: row.slug,
        standing,
        form,
        live: standing.approved ? live : null,
        changed: standing.approved ? changedFields(live, form) : [],
        reasons: reviewReasons(standing, standing.approved ? live : null, form),
        draftAt: row.draftAt?.toISOString() ?? null,
        tier,
        reports,
      };
    },
    READ,
  );
}
export type PlatformListingData = Awaited<ReturnType<typeof loadPlatformListing>>;
