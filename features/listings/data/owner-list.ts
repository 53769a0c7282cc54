import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { isoDate } from "@/lib/time";
import type { ListingStanding } from "../review";

/** A listing of the guild, or a game server that has none yet. */
export interface OwnListing {
  /** Null for a game server without one. */
  listingId: number | null;
  serviceId: string | null;
  name: string;
  slug: string | null;
  icon: string;
  hue: string;
  featured: boolean;
  standing: ListingStanding | null;
  changedAt: string | null;
  /** Visitors of the last 30 days. */
  views: number;
  joins: number;
  openReports: number;
}

interface Row extends Record<string, unknown> {
  listing_id: string | number | null;
  service_id: string | null;
  name: string;
  slug: string | null;
  icon: string | null;
  hue: string | null;
  featured: boolean | null;
  state: ListingStanding["state"] | null;
  draft_state: ListingStanding["draftState"];
  hidden_by: ListingStanding["hiddenBy"];
  hidden_reason: string | null;
  review_note: string | null;
  published_at: Date | null;
  resting_since: Date | null;
  updated_at: Date | null;
  views: number;
  joins: number;
  open_reports: number;
}

const LIST = `
  with own as (
    select l.*, r.service_id from server_listings l
    join registered_servers r on r.guild_id = l.guild_id and r.id = l.server_id where l.guild_id = $1),
  days as (
    select listing_id, sum(views)::int as views, sum(joins)::int as joins from listing_days
    where guild_id = $1 and day > $2::date - 30 group by 1),
  reports as (
    select listing_id, count(*)::int as n from server_listing_reports
    where guild_id = $1 and state = 'open' group by 1)
  select o.listing_id, coalesce(o.service_id, s.service_id) as service_id, coalesce(o.draft->>'serverName', o.server_name, s.name) as name,
    o.slug, o.icon, o.hue, o.featured, o.state, o.draft_state, o.hidden_by, o.hidden_reason, o.review_note, o.published_at, o.resting_since,
    o.updated_at, coalesce(d.views, 0) as views, coalesce(d.joins, 0) as joins, coalesce(p.n, 0) as open_reports
  from own o
  full join (select service_id, name from nitrado_services where guild_id = $1 and is_active) s on s.service_id = o.service_id
  left join days d on d.listing_id = o.listing_id
  left join reports p on p.listing_id = o.listing_id
  order by o.listing_id nulls last, name limit 100`;

/** The guild's listings, and after them the game servers that have none. */
export async function ownListings(ctx: GuildContext): Promise<OwnListing[]> {
  const rows = await prepared<Row>(ctx.db, LIST, [ctx.guildId, isoDate(ctx.now)]);
  return rows.map((row) => ({
    listingId: row.listing_id === null ? null : Number(row.listing_id),
    serviceId: row.service_id,
    name: row.name,
    slug: row.slug,
    icon: row.icon ?? "pine",
    hue: row.hue ?? "moss",
    featured: row.featured ?? false,
    standing: row.state && {
      state: row.state,
      draftState: row.draft_state,
      approved: row.published_at !== null,
      hiddenBy: row.hidden_by,
      hiddenReason: row.hidden_reason,
      reviewNote: row.review_note,
      resting: row.resting_since !== null,
    },
    changedAt: row.updated_at ? new Date(row.updated_at).toISOString() : null,
    views: row.views,
    joins: row.joins,
    openReports: row.open_reports,
  }));
}
