import { and, eq, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { guildChannels, guildFeedMap } from "@/db/schema/core";
import { prepared } from "@/db/transaction";
import { recordAudit } from "@/features/audit/mutations";
import { notify } from "@/features/notices/mutations";
import { invalid } from "@/lib/errors";
import { ProviderError } from "@/lib/http/provider";
import { isoDate } from "@/lib/time";
import { channelList, feedSettings } from "../data/feeds";
import { type Feed, type FeedSettings, settingsFor } from "../feeds";
import { dropWaiting, moveWaiting } from "./outbox";
import { CHANNEL_GONE } from "./roles";

/** Sets where a feed goes and what it says. @throws AppError invalid for a channel that Discord does not list */
export async function updateFeed(ctx: GuildContext, feed: Feed, input: FeedSettings): Promise<FeedSettings> {
  const { guildId } = ctx;
  await ctx.db.insert(guildFeedMap).values({ guildId }).onConflictDoNothing();
  await ctx.db
    .select({ guildId: guildFeedMap.guildId })
    .from(guildFeedMap)
    .where(eq(guildFeedMap.guildId, guildId))
    .for("update");
  const before = await feedSettings(ctx, feed);
  const after = settingsFor(feed, input);
  const { channelId } = after;
  // The channel that it has may have gone from Discord meanwhile: that keeps nobody from changing the rest.
  if (channelId !== null && channelId !== before.channelId) {
    const known = (await channelList(ctx)).some((channel) => channel.channelId === channelId);
    if (!known)
      throw invalid("This channel is not among those that Grizzly OS sees. Nothing was changed.", {
        channelId: "Choose a channel that Grizzly OS sees.",
      });
  }
  await ctx.db
    .update(guildFeedMap)
    .set({
      feedMap: sql`${guildFeedMap.feedMap} || jsonb_build_object(${feed}::text, ${JSON.stringify(after)}::jsonb)`,
      updatedAt: ctx.now,
    })
    .where(eq(guildFeedMap.guildId, guildId));
  await moveWaiting(ctx, feed, after.enabled ? channelId : null);
  await recordAudit(ctx, {
    action: "guilds.feed.update",
    subjectType: "feed",
    subjectId: feed,
    before: { ...before },
    after: { ...after },
  });
  return after;
}

/** Why Discord refuses a channel for good, in words; null for troubles that pass. */
export function refusalOf(error: unknown): string | null {
  if (!(error instanceof ProviderError) || error.fault !== "refused") return null;
  if (error.status === 404) return CHANNEL_GONE;
  return error.status === 403 ? "The bot may not write there." : null;
}

/** Keeps why a channel refuses us. Its feeds wait; the next look at Discord that finds it well lets them go on. */
export async function blockChannel(ctx: GuildContext, channelId: string, reason: string): Promise<void> {
  await dropWaiting(ctx, channelId, reason);
  await ctx.db
    .update(guildChannels)
    .set({ isEnabled: false, disabledReason: reason, updatedAt: ctx.now })
    .where(and(eq(guildChannels.guildId, ctx.guildId), eq(guildChannels.channelId, channelId)));
}

/** Tells the guild's owner, where they have an account here, that a channel was switched off. Once a day and channel. */
export async function tellOwner(ctx: GuildContext, channelId: string, reason: string): Promise<void> {
  const [owner] = await prepared<{ id: string; slug: string; name: string | null }>(
    ctx.db,
    `select u.id, g.slug, (select c.name from guild_channels c where c.guild_id = g.guild_id and c.channel_id = $2
       and c.name is not null limit 1) as name
     from guilds g join grizzly_users u on u.discord_id = g.owner_discord_id where g.guild_id = $1`,
    [ctx.guildId, channelId],
  );
  if (!owner) return;
  await notify(ctx, {
    grizzlyUserId: owner.id,
    kind: "feed-channel",
    level: "warning",
    title: `Grizzly OS cannot post in #${owner.name ?? channelId}`,
    body: `${reason} Its feeds wait until Discord lets it in again, or you choose another channel.`,
    href: `/guilds/${owner.slug}/feeds`,
    key: `feed-channel:${channelId}:${isoDate(ctx.now)}`,
  });
}
