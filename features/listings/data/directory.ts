import { sql } from "drizzle-orm";
import type { PublicContext } from "@/db/context";
import { nextRestarts } from "@/features/monitoring/restarts";
import type { Directory, ServerCard, ServerState } from "../card";
import { bannerAddress } from "../rules";
import {
  CARD_HOURS,
  cardEnds,
  HOUR_MS,
  keyOf,
  movedTo,
  packPoints,
  QUARTER_MS,
  type ServerKey,
  seriesOf,
} from "./history";

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
  spark: string | null;
  spark_end: string | Date | null;
  history: string | null;
  history_end: string | Date | null;
  peak: number | null;
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
    exists (select 1 from position_cells p where p.guild_id = l.guild_id and p.service_id = r.service_id) as footprint,
    e.spark, e.spark_end, e.history, e.history_end, e.peak
  from server_listings l
  join registered_servers r on r.guild_id = l.guild_id and r.id = l.server_id
  left join server_status st on st.guild_id = l.guild_id and st.server_id = l.server_id
  left join directory_entries e on e.guild_id = l.guild_id and e.server_id = l.server_id`;

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
export function restartsOf(
  row: Pick<ListingRow, "restart_times" | "time_zone" | "next_restart_at">,
  now: Date,
): string[] {
  const planned = nextRestarts(row.restart_times, row.time_zone, now, 3).map((at) => at.toISOString());
  const announced = iso(row.next_restart_at);
  const fresh = announced && new Date(announced) > now ? [announced] : [];
  return [...new Set([...fresh, ...planned])].sort().slice(0, 3);
}

export const slotsOf = (row: ListingRow): number => row.slots ?? row.registered_slots ?? 0;

type Drawn = Pick<ServerCard, "spark" | "history" | "peak">;

export const QUARTERS = 96;

/** What a card draws of these servers, from their history, by `guild server`. */
export async function drawnOf(
  ctx: PublicContext,
  servers: readonly (ServerKey & { slots: number })[],
): Promise<(server: ServerKey & { slots: number }) => Drawn> {
  const ends = cardEnds(ctx.now);
  const spark = await seriesOf(ctx, "5m", ends.spark, QUARTER_MS, QUARTERS, servers);
  const history = await seriesOf(ctx, "1h", ends.history, HOUR_MS, CARD_HOURS, servers);
  return (server) => {
    const day = spark.get(keyOf(server));
    const peaks = (day ?? []).flatMap(({ peak }) => (peak === null ? [] : [peak]));
    return {
      spark: packPoints(day, QUARTERS, server.slots),
      history: packPoints(history.get(keyOf(server)), CARD_HOURS, server.slots),
      peak: peaks.length === 0 ? null : Math.max(...peaks),
    };
  };
}

const when = (at: string | Date | null): Date | null => (at === null ? null : new Date(at));

/** What the directory's own entry keeps drawn, moved to now. */
function keptDrawn(row: ListingRow, now: Date): Drawn {
  const ends = cardEnds(now);
  const spark = movedTo(row.spark ?? "", when(row.spark_end), ends.spark, QUARTER_MS, QUARTERS);
  const history = movedTo(row.history ?? "", when(row.history_end), ends.history, HOUR_MS, CARD_HOURS);
  return { spark, history, peak: /[^-]/.test(spark) ? row.peak : null };
}

function cardOf(row: ListingRow, drawn: Drawn, now: Date): ServerCard {
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
    ...liveState(row, now),
    slots: slotsOf(row),
    ...drawn,
    checkedAt: iso(row.checked_at),
    logCompleteUntil: iso(row.log_complete_until),
    restarts: restartsOf(row, now),
    footprint: row.footprint,
    ...(row.banner && { banner: bannerAddress(row.slug, row.banner, "banner") }),
  };
}

function listOf(cards: ServerCard[], now: Date): Directory {
  const ends = cardEnds(now);
  const [at, sparkEnd, historyEnd] = [now, ends.spark, ends.history].map((date) => date.toISOString()) as [
    string,
    string,
    string,
  ];
  return { cards, at, sparkEnd, historyEnd };
}

/** The card of a guild's own listing, live or not, from its history. */
export async function ownCard(ctx: PublicContext, row: ListingRow): Promise<Directory> {
  const server = { guildId: row.guild_id, serverId: row.server_id, slots: slotsOf(row) };
  const drawn = await drawnOf(ctx, [server]);
  return listOf([cardOf(row, drawn(server), ctx.now)], ctx.now);
}

/** The cards of these servers in this order, of those whose listing is live. */
export async function listedCards(ctx: PublicContext, keys: readonly ServerKey[]): Promise<Directory> {
  if (keys.length === 0) return listOf([], ctx.now);
  const { rows } = await ctx.db.execute<ListingRow>(sql`${LISTING_SELECT} and (l.guild_id, l.server_id) in
    (select g, s from unnest(${sql.param(keys.map(({ guildId }) => guildId))}::text[],
      ${sql.param(keys.map(({ serverId }) => serverId))}::uuid[]) as k(g, s))`);
  const found = new Map(
    rows.map((row) => [keyOf({ guildId: row.guild_id, serverId: row.server_id }), row] as const),
  );
  const cards = keys.flatMap((key) => {
    const row = found.get(keyOf(key));
    return row ? [cardOf(row, keptDrawn(row, ctx.now), ctx.now)] : [];
  });
  return listOf(cards, ctx.now);
}
