import { and, eq, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { guildChannels, guildFeedMap } from "@/db/schema/core";
import { channelContentLog } from "@/db/schema/nitrado";
import { recordAudit } from "@/features/audit/mutations";
import { sha256 } from "@/lib/crypto";
import { invalid } from "@/lib/errors";
import { ProviderError } from "@/lib/http/provider";
import { channelList, feedSettings, feedTarget, postedMessage } from "../data/feeds";
import { type Feed, type FeedSettings, settingsFor } from "../feeds";
import type { DiscordBotService } from "../service";
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
  await ctx.db
    .update(guildChannels)
    .set({ isEnabled: false, disabledReason: reason, updatedAt: ctx.now })
    .where(and(eq(guildChannels.guildId, ctx.guildId), eq(guildChannels.channelId, channelId)));
}

export interface FeedPost {
  feed: Feed;
  /** What is shown: posted once in its channel. */
  contentKey: string;
  content: string;
}

/**
 * Posts something into the channel that is for it, once. After a crash between Discord and our commit the nonce
 * makes Discord give the first message back. A channel that refuses us waits, with the reason.
 * @returns whether it stands in Discord now
 * @throws ProviderError when Discord is away or asks to wait: try again later
 */
export async function postToFeed(
  ctx: GuildContext,
  discord: DiscordBotService,
  post: FeedPost,
): Promise<boolean> {
  const { feed, contentKey, content } = post;
  const target = await feedTarget(ctx, feed);
  if (!target) return false;
  const { channelId } = target;
  if (await postedMessage(ctx, channelId, contentKey)) return true;
  const nonce = sha256(`${channelId}:${contentKey}`).slice(0, 25);
  try {
    const messageId = await discord.post(channelId, { content, nonce });
    const row = {
      contentHash: sha256(content),
      messageId,
      nonce,
      state: "posted",
      postedAt: ctx.now,
      updatedAt: ctx.now,
    };
    await ctx.db
      .insert(channelContentLog)
      .values({ guildId: ctx.guildId, channelId, contentKey, ...row })
      .onConflictDoUpdate({
        target: [channelContentLog.guildId, channelContentLog.channelId, channelContentLog.contentKey],
        set: row,
      });
    return true;
  } catch (error) {
    const reason = refusalOf(error);
    if (reason === null) throw error;
    await blockChannel(ctx, channelId, reason);
    return false;
  }
}
