import { asc, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { guildChannels, guildFeedMap } from "@/db/schema/core";
import { prepared } from "@/db/transaction";
import { keptFeed } from "../feed-schema";
import {
  type ChannelDto,
  FEED_OFF,
  FEEDS,
  type Feed,
  type FeedDto,
  type FeedSettings,
  type FeedState,
} from "../feeds";
import { CHANNEL_GONE, LISTED } from "../mutations/roles";

type ChannelRow = typeof guildChannels.$inferSelect;

const channelRows = (ctx: GuildContext): Promise<ChannelRow[]> =>
  ctx.db
    .select()
    .from(guildChannels)
    .where(eq(guildChannels.guildId, ctx.guildId))
    .orderBy(asc(guildChannels.name));

/** Before anybody set a feed here, its channel is the one that was given its purpose. */
function effective(feed: Feed, kept: unknown, rows: readonly ChannelRow[]): FeedSettings {
  const set = keptFeed(kept);
  if (set) return set;
  // The channel with this purpose is where everybody opens tickets, and what others open is not theirs to read.
  if (feed === "tickets") return FEED_OFF;
  const row = rows.find((one) => one.purpose === feed);
  if (!row) return FEED_OFF;
  return { ...FEED_OFF, channelId: row.channelId, enabled: row.isEnabled || row.disabledReason !== null };
}

const blockOf = (channelId: string | null, rows: readonly ChannelRow[]): string | null =>
  rows.find((row) => row.channelId === channelId && !row.isEnabled && row.disabledReason !== null)
    ?.disabledReason ?? null;

async function feedMap(ctx: GuildContext): Promise<Record<string, unknown>> {
  const [row] = await ctx.db
    .select({ feedMap: guildFeedMap.feedMap })
    .from(guildFeedMap)
    .where(eq(guildFeedMap.guildId, ctx.guildId));
  return row?.feedMap ?? {};
}

/** Settings of one feed as they count now. */
export async function feedSettings(ctx: GuildContext, feed: Feed): Promise<FeedSettings> {
  const [kept, rows] = await Promise.all([feedMap(ctx), channelRows(ctx)]);
  return effective(feed, kept[feed], rows);
}

/** Where a feed's messages go now; null while it is off, or its channel refuses us. */
export async function feedTarget(
  ctx: GuildContext,
  feed: Feed,
): Promise<(FeedSettings & { channelId: string }) | null> {
  const [kept, rows] = await Promise.all([feedMap(ctx), channelRows(ctx)]);
  const settings = effective(feed, kept[feed], rows);
  const { channelId } = settings;
  if (!settings.enabled || channelId === null || blockOf(channelId, rows) !== null) return null;
  return { ...settings, channelId };
}

/** What Discord lists of the guild's channels; empty before Grizzly OS has looked. */
export async function channelList(ctx: GuildContext): Promise<ChannelDto[]> {
  const rows = await channelRows(ctx);
  return rows
    .filter((row) => row.purpose === LISTED && row.disabledReason !== CHANNEL_GONE)
    .map((row) => ({
      channelId: row.channelId,
      name: row.name ?? row.channelId,
      problem: row.disabledReason,
    }));
}

/** Every feed with its channel and its problem, and without its last message, which has to be looked for. */
export async function feedStates(ctx: GuildContext): Promise<FeedState[]> {
  const [kept, rows] = await Promise.all([feedMap(ctx), channelRows(ctx)]);
  return FEEDS.map((feed) => {
    const settings = effective(feed, kept[feed], rows);
    const row = rows.find((one) => one.channelId === settings.channelId && one.name !== null);
    return {
      feed,
      ...settings,
      channelName: row?.name ?? null,
      problem: settings.channelId === null ? null : blockOf(settings.channelId, rows),
    };
  });
}

/** Every feed with its channel, its last message and its problem. */
export async function feedList(ctx: GuildContext): Promise<FeedDto[]> {
  const feeds = await feedStates(ctx);
  // The newest of each channel by its index: a busy feed has posted a hundred thousand times.
  const asked = [...new Set(feeds.flatMap((feed) => feed.channelId ?? []))];
  const [posts, open] = await Promise.all([
    prepared<{ channelId: string; at: Date | null }>(
      ctx.db,
      `select c as "channelId", (select max(posted_at) from channel_content_log l where l.guild_id = $1 and l.channel_id = c) as at
       from unnest($2::text[]) c`,
      [ctx.guildId, asked],
    ),
    prepared<{ feed: string; waiting: number }>(
      ctx.db,
      `select feed, count(*)::int as waiting from channel_content_log
       where guild_id = $1 and state in ('pending', 'unknown') and feed is not null and content is not null group by feed`,
      [ctx.guildId],
    ),
  ]);
  return feeds.map((feed) => ({
    ...feed,
    lastPostAt: posts.find((post) => post.channelId === feed.channelId)?.at?.toISOString() ?? null,
    waiting: open.find((one) => one.feed === feed.feed)?.waiting ?? 0,
  }));
}
