import { sql } from "drizzle-orm";
import type { PublicContext, SystemContext } from "@/db/context";
import type { ListingStanding } from "../review";

/** A listing as the platform's staff find it. */
export interface PlatformListing {
  id: number;
  guildId: string;
  guild: string;
  name: string;
  slug: string | null;
  standing: ListingStanding;
  featured: boolean;
  openReports: number;
  changedAt: string;
}

interface Row extends Record<string, unknown> {
  listing_id: string | number;
  guild_id: string;
  guild: string | null;
  name: string;
  slug: string | null;
  state: ListingStanding["state"];
  draft_state: ListingStanding["draftState"];
  hidden_by: ListingStanding["hiddenBy"];
  hidden_reason: string | null;
  review_note: string | null;
  published_at: string | Date | null;
  featured: boolean;
  open_reports: number;
  changed_at: string | Date;
}

export interface PlatformQuery {
  /** Only those that wait for a look. */
  inReview: boolean;
  text: string;
  after: number | null;
  limit: number;
}

/** Listings of all guilds: what waits for a look the oldest first, else the newest first. */
export async function platformListings(
  ctx: SystemContext,
  { inReview, text, after, limit }: PlatformQuery,
): Promise<{ rows: PlatformListing[]; next: number | null }> {
  const like = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const words =
    text === ""
      ? sql``
      : sql`and (l.server_name ilike ${like} or l.slug ilike ${like} or g.name ilike ${like})`;
  const behind =
    after === null ? sql`` : inReview ? sql`and l.listing_id > ${after}` : sql`and l.listing_id < ${after}`;
  const { rows } = await ctx.db.execute<Row>(sql`
    select l.listing_id, l.guild_id, g.name as guild, coalesce(l.draft->>'serverName', l.server_name) as name, l.slug, l.state,
      l.draft_state, l.hidden_by, l.hidden_reason, l.review_note, l.published_at, l.featured,
      (select count(*)::int from server_listing_reports r
        where r.guild_id = l.guild_id and r.listing_id = l.listing_id and r.state = 'open') as open_reports,
      coalesce(l.draft_at, l.updated_at) as changed_at
    from server_listings l left join guilds g on g.guild_id = l.guild_id
    where l.server_id is not null ${inReview ? sql`and l.draft_state = 'in_review'` : sql``} ${words} ${behind}
    order by l.listing_id ${inReview ? sql`asc` : sql`desc`} limit ${limit + 1}`);
  const shown = rows.slice(0, limit).map((row) => ({
    id: Number(row.listing_id),
    guildId: row.guild_id,
    guild: row.guild ?? "A guild",
    name: row.name,
    slug: row.slug,
    standing: {
      state: row.state,
      draftState: row.draft_state,
      approved: row.published_at !== null,
      hiddenBy: row.hidden_by,
      hiddenReason: row.hidden_reason,
      reviewNote: row.review_note,
    },
    featured: row.featured,
    openReports: row.open_reports,
    changedAt: new Date(row.changed_at).toISOString(),
  }));
  return { rows: shown, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

/** How many listings wait for a look, how many reports are open. */
export async function platformCounts(ctx: SystemContext): Promise<{ review: number; reports: number }> {
  const { rows } = await ctx.db.execute<{ review: number; reports: number }>(sql`
    select (select count(*)::int from server_listings where draft_state = 'in_review' and server_id is not null) as review,
      (select count(*)::int from server_listing_reports where state = 'open') as reports`);
  return rows[0] ?? { review: 0, reports: 0 };
}

/** The guild of a listing; null where there is none. */
export async function guildOfListing(ctx: SystemContext, listingId: number): Promise<string | null> {
  const { rows } = await ctx.db.execute<{ guild_id: string }>(
    sql`select guild_id from server_listings where listing_id = ${listingId} and server_id is not null limit 1`,
  );
  return rows[0]?.guild_id ?? null;
}

/** The guild whose live listing has this address; null where there is none. */
export async function guildOfSlug(ctx: PublicContext, slug: string): Promise<string | null> {
  const { rows } = await ctx.db.execute<{ guild_id: string }>(
    sql`select guild_id from server_listings where slug = ${slug} and state = 'live'`,
  );
  return rows[0]?.guild_id ?? null;
}
