import { sql } from "drizzle-orm";
import type { GuildContext, PublicContext } from "@/db/context";
import type { Directory } from "../card";
import { bannerAddress, shownText } from "../rules";
import type { LeaderRow, ServerPage } from "../schema";
import {
  LISTING_COLUMNS,
  LISTING_SELECT,
  type ListingRow,
  liveState,
  ownCard,
  restartsOf,
  slotsOf,
} from "./directory";
import { serverHistory } from "./history";
import { vibeOf } from "./vibe";

interface TextRow extends Record<string, unknown> {
  description: string | null;
  text_limit: number | null;
  rules: string | null;
  invite_link: string | null;
  website: string | null;
  published_at: string | Date | null;
  guild_name: string | null;
  guild_slug: string | null;
  queue: number | null;
  version: string | null;
  features: { kind: string; value: string }[];
}

const iso = (at: string | Date | null): string | null => (at === null ? null : new Date(at).toISOString());

/** What else stands on a page; of the listing that was read, live or not. */
async function texts(ctx: PublicContext, row: ListingRow): Promise<TextRow | undefined> {
  const result = await ctx.db.execute<TextRow>(sql`
    select l.description, l.text_limit, l.rules, l.invite_link, l.website, l.published_at, g.name as guild_name,
      g.slug as guild_slug, st.queue, st.version,
      coalesce((select jsonb_agg(jsonb_build_object('kind', f.kind, 'value', f.value) order by f.position)
        from server_features f where f.guild_id = l.guild_id and f.server_id = l.server_id), '[]') as features
    from server_listings l
    left join guilds g on g.guild_id = l.guild_id
    left join server_status st on st.guild_id = l.guild_id and st.server_id = l.server_id
    where l.guild_id = ${row.guild_id} and l.server_id = ${row.server_id}::uuid`);
  return result.rows[0];
}

async function month(ctx: PublicContext, row: ListingRow): Promise<Pick<ServerPage, "uptime" | "peak">> {
  const since = new Date(ctx.now.getTime() - 30 * 86_400_000).toISOString();
  const result = await ctx.db.execute<{ up: number | null; peak: number | null; at: string | null }>(sql`
    select sum(up_samples)::float8 / nullif(sum(samples), 0) as up, max(players_peak) as peak,
      (array_agg("timestamp" order by players_peak desc nulls last, "timestamp" desc))[1] as at
    from server_stats where guild_id = ${row.guild_id} and server_id = ${row.server_id}::uuid
      and resolution = '1h' and "timestamp" >= ${since}::timestamptz`);
  const found = result.rows[0];
  const at = iso(found?.at ?? null);
  return {
    uptime: found?.up ?? null,
    peak: found?.peak !== null && found?.peak !== undefined && at ? { players: found.peak, at } : null,
  };
}

interface LeaderSql extends Record<string, unknown> {
  player_id: string | number;
  name: string;
  kills: number;
  deaths: number;
  longest_shot: number;
  playtime_seconds: string | number;
}

/** The guild's players with the most kills, of those who show themselves. */
async function leaders(ctx: PublicContext, guildId: string): Promise<LeaderRow[]> {
  const result = await ctx.db.execute<LeaderSql>(sql`
    select player_id, ingame_name as name, kills, deaths, longest_shot, playtime_seconds from player_profiles
    where guild_id = ${guildId} and kills > 0 and is_public order by kills desc, deaths, player_id limit 5`);
  return result.rows.map((row) => ({
    playerId: Number(row.player_id),
    name: row.name,
    kills: row.kills,
    deaths: row.deaths,
    longestShot: Math.round(Number(row.longest_shot)),
    playtimeSeconds: Number(row.playtime_seconds),
  }));
}

/** Everything that a live listing's page shows, or null when no live listing has this address. */
export async function serverPage(ctx: PublicContext, slug: string): Promise<ServerPage | null> {
  const { rows } = await ctx.db.execute<ListingRow>(sql`${LISTING_SELECT} and l.slug = ${slug}`);
  return rows[0] ? pageOf(ctx, rows[0]) : null;
}

/** The page and the card of a guild's own listing, live or not; null where it has no server. */
export async function ownPage(
  ctx: GuildContext,
  listingId: number,
): Promise<{ page: ServerPage; cards: Directory } | null> {
  const { rows } = await ctx.db.execute<ListingRow>(
    sql`${LISTING_COLUMNS} where l.guild_id = ${ctx.guildId} and l.listing_id = ${listingId}`,
  );
  const [row] = rows;
  const page = row && (await pageOf(ctx, row));
  return page ? { page, cards: await ownCard(ctx, row) } : null;
}

async function pageOf(ctx: PublicContext, row: ListingRow): Promise<ServerPage | null> {
  const text = await texts(ctx, row);
  if (!text) return null;
  const slots = slotsOf(row);
  const of = (kind: string) => text.features.filter((one) => one.kind === kind).map(({ value }) => value);
  const { hours, ...history } = await serverHistory(ctx, row.guild_id, row.server_id, slots);
  return {
    guildId: row.guild_id,
    guildName: text.guild_name ?? row.server_name,
    guildSlug: text.guild_slug,
    slug: row.slug,
    name: row.server_name,
    tagline: row.tagline,
    description: shownText(text.description, text.text_limit).shown,
    rules: text.rules,
    inviteLink: text.invite_link,
    website: text.website,
    icon: row.icon,
    hue: row.hue,
    featured: row.featured,
    map: row.map ?? "other",
    platform: row.platform ?? "pc",
    region: row.region ?? "europe",
    city: row.city,
    languages: row.languages,
    fighting: row.fighting ?? "mixed",
    tags: row.tags,
    mods: of("mod"),
    features: of("feature"),
    wipes: of("wipe"),
    restartTimes: row.restart_times,
    timeZone: row.time_zone,
    restarts: restartsOf(row, ctx.now),
    ...liveState(row, ctx.now),
    slots,
    queue: text.queue,
    version: text.version,
    checkedAt: iso(row.checked_at),
    logCompleteUntil: iso(row.log_complete_until),
    ...(await month(ctx, row)),
    history,
    hours,
    leaders: await leaders(ctx, row.guild_id),
    vibe: await vibeOf(ctx, { guildId: row.guild_id, serverId: row.server_id }),
    footprint: row.footprint,
    banner: row.banner && bannerAddress(row.slug, row.banner, "wide"),
    publishedAt: iso(text.published_at),
    at: ctx.now.toISOString(),
  };
}

/** A site map holds 50,000 addresses at most, and each listing has two. */
const MOST_SLUGS = 20_000;

/** Addresses of live listings, for the site map. */
export async function liveSlugs(ctx: PublicContext): Promise<{ slug: string; changedAt: string }[]> {
  const result = await ctx.db.execute<{ slug: string; updated_at: string | Date }>(sql`
    select slug, updated_at from server_listings where state = 'live' and slug is not null order by slug limit ${MOST_SLUGS}::int`);
  return result.rows.map((row) => ({ slug: row.slug, changedAt: new Date(row.updated_at).toISOString() }));
}

/** A server in the feed of new ones. */
export interface NewServer {
  slug: string;
  name: string;
  tagline: string | null;
  map: string;
  platform: string;
  fighting: string;
  publishedAt: string;
}

/** The servers that were listed last, the newest first. */
export async function newServers(ctx: PublicContext): Promise<NewServer[]> {
  const { rows } = await ctx.db.execute<{
    slug: string;
    name: string;
    tagline: string | null;
    map: string;
    platform: string;
    fighting: string;
    published_at: string | Date;
  }>(sql`
    select l.slug, l.server_name as name, l.tagline, coalesce(r.map, 'other') as map,
      coalesce(r.platform, 'pc') as platform, coalesce(r.fighting, 'mixed') as fighting, e.published_at
    from (select * from directory_entries where published_at is not null order by published_at desc limit 30) e
    join server_listings l on l.guild_id = e.guild_id and l.server_id = e.server_id and l.state = 'live'
    join registered_servers r on r.guild_id = l.guild_id and r.id = l.server_id
    order by e.published_at desc`);
  return rows.map(({ published_at, ...row }) => ({
    ...row,
    publishedAt: new Date(published_at).toISOString(),
  }));
}
