import { sql } from "drizzle-orm";
import type { PublicContext } from "@/db/context";
import { nextRestarts } from "@/features/monitoring/restarts";
import { type Directory, type ServerCard, type ServerState, turnPlaces } from "../card";
import { bannerAddress } from "../rules";
import { CARD_HOURS, cardEnds, HOUR_MS, packPoints, QUARTER_MS, seriesOf } from "./history";

/** Older than this, a server's numbers are not the numbers of now. */
const STALE_MS = 15 * 60_000;

export interface ListingRow extends Record<string, unknown> {
  guild_id: string;
  server_id: string;
  slug: string;
  server_name: string;
  tagline: string | null;
  icon: string;
  hue: string;
  banner: string | null;
  featured: boolean;
  map: string | null;
  platform: string | null;
  region: string | null;
  city: string | null;
  languages: string[];
  fighting: string | null;
  time_zone: string;
  restart_times: string[];
  registered_slots: number | null;
  tags: string[];
  state: ServerState | null;
  state_since: string | Date | null;
  players: number | null;
  slots: number | null;
  next_restart_at: string | Date | null;
  log_complete_until: string | Date | null;
  checked_at: string | Date | null;
  footprint: boolean;
}

/** Columns of a listing with its server and its state; ends before `where`. */
export const LISTING_COLUMNS = sql`
  select l.guild_id, l.server_id, l.slug, l.server_name, l.tagline, l.icon, l.hue, l.banner,
    (l.featured and (l.featured_until is null or l.featured_until > now())) as featured,
    coalesce(st.map, r.map) as map, r.platform, r.region, r.city, r.languages, r.fighting, r.time_zone,
    r.restart_times, r.slots as registered_slots, st.state, st.state_since, st.players, st.slots,
    st.next_restart_at, st.log_complete_until, st.checked_at,
    array(select f.value from server_features f where f.guild_id = l.guild_id and f.server_id = l.server_id
      and f.kind = 'tag' order by f.position) as tags,
    exists (select 1 from position_cells p where p.guild_id = l.guild_id and p.service_id = r.service_id) as footprint
  from server_listings l
  join registered_servers r on r.guild_id = l.guild_id and r.id = l.server_id
  left join server_status st on st.guild_id = l.guild_id and st.server_id = l.server_id`;

/** The same of live listings; ends in `where`. */
export const LISTING_SELECT = sql`${LISTING_COLUMNS} where l.state = 'live' and l.slug is not null`;

const iso = (at: string | Date | null): string | null => (at === null ? null : new Date(at).toISOString());

/** What is known of a server now: after a while without an answer, nothing is. */
export function liveState(row: ListingRow, now: Date): Pick<ServerCard, "state" | "stateSince" | "players"> {
  const checked = row.checked_at === null ? null : new Date(row.checked_at);
  if (!checked || now.getTime() - checked.getTime() > STALE_MS) {
    return { state: "unknown", stateSince: iso(row.checked_at), players: null };
  }
  return {
    state: row.state ?? "unknown",
    stateSince: iso(row.state_since),
    players: row.state === "up" ? row.players : null,
  };
}

/** The schedule's next restarts, or the one that the server's host announced. */
export function restartsOf(row: ListingRow, now: Date): string[] {
  const planned = nextRestarts(row.restart_times, row.time_zone, now, 3).map((at) => at.toISOString());
  const announced = iso(row.next_restart_at);
  const fresh = announced && new Date(announced) > now ? [announced] : [];
  return [...new Set([...fresh, ...planned])].sort().slice(0, 3);
}

export const slotsOf = (row: ListingRow): number => row.slots ?? row.registered_slots ?? 0;

/** What the cards of these listings show, in the given order. */
export async function cardsOf(ctx: PublicContext, rows: readonly ListingRow[]): Promise<Directory> {
  const ends = cardEnds(ctx.now);
  const [one] = rows;
  const only = rows.length === 1 && one ? one.server_id : null;
  const spark = await seriesOf(ctx, "5m", ends.spark, QUARTER_MS, 96, only);
  const history = await seriesOf(ctx, "1h", ends.history, HOUR_MS, CARD_HOURS, only);
  const cards = rows.map((row): ServerCard => {
    const id = `${row.guild_id} ${row.server_id}`;
    const slots = slotsOf(row);
    const peaks = (spark.get(id) ?? []).flatMap(({ peak }) => (peak === null ? [] : [peak]));
    return {
      slug: row.slug,
      name: row.server_name,
      tagline: row.tagline,
      map: row.map ?? "other",
      platform: row.platform ?? "pc",
      region: row.region ?? "europe",
      city: row.city,
      languages: row.languages,
      fighting: row.fighting ?? "mixed",
      tags: row.tags,
      icon: row.icon,
      hue: row.hue,
      featured: row.featured,
      ...liveState(row, ctx.now),
      slots,
      peak: peaks.length === 0 ? null : Math.max(...peaks),
      spark: packPoints(spark.get(id), 96, slots),
      history: packPoints(history.get(id), CARD_HOURS, slots),
      checkedAt: iso(row.checked_at),
      logCompleteUntil: iso(row.log_complete_until),
      restarts: restartsOf(row, ctx.now),
      footprint: row.footprint,
      ...(row.banner && { banner: bannerAddress(row.slug, row.banner, "banner") }),
    };
  });
  return {
    cards,
    at: ctx.now.toISOString(),
    sparkEnd: ends.spark.toISOString(),
    historyEnd: ends.history.toISOString(),
  };
}

/** Every live listing with what its card shows. Featured ones first, in turns by the hour. */
export async function directory(ctx: PublicContext): Promise<Directory> {
  const { rows } = await ctx.db.execute<ListingRow>(sql`${LISTING_SELECT} order by l.slug limit 1000`);
  const { cards, ...rest } = await cardsOf(ctx, rows);
  const hour = Math.floor(ctx.now.getTime() / HOUR_MS);
  const paid = cards.filter(({ featured }) => featured);
  return { cards: [...turnPlaces(paid, hour), ...cards.filter(({ featured }) => !featured)], ...rest };
}
