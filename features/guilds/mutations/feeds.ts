import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { guildChannels } from "@/db/schema/core";
import { channelContentLog } from "@/db/schema/nitrado";
import { sha256 } from "@/lib/crypto";
import { ProviderError } from "@/lib/http/provider";
import { channelFor, postedMessage } from "../data/feeds";
import type { DiscordBotService } from "../service";
import type { ChannelPurpose } from "./members";

export interface FeedPost {
  purpose: ChannelPurpose;
  /** What is shown: posted once in its channel. */
  contentKey: string;
  content: string;
}

/**
 * Posts something into the channel that is for it, once. After a crash between Discord and our commit the nonce
 * makes Discord give the first message back. A channel that refuses us is switched off with the reason.
 * @returns whether it stands in Discord now
 * @throws ProviderError when Discord is away or asks to wait: try again later
 */
export async function postToFeed(
  ctx: GuildContext,
  discord: DiscordBotService,
  post: FeedPost,
): Promise<boolean> {
  const { purpose, contentKey, content } = post;
  const channelId = await channelFor(ctx, purpose);
  if (!channelId) return false;
  if (await postedMessage(ctx, channelId, contentKey)) return true;
  const hash = sha256(content);
  const nonce = sha256(`${channelId}:${contentKey}`).slice(0, 25);
  try {
    const messageId = await discord.post(channelId, { content, nonce });
    const row = {
      contentHash: hash,
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
    const broken =
      error instanceof ProviderError &&
      error.fault === "refused" &&
      (error.status === 403 || error.status === 404);
    if (!broken) throw error;
    const reason =
      error.status === 404 ? "The channel does not exist any more." : "The bot may not write there.";
    await ctx.db
      .update(guildChannels)
      .set({ isEnabled: false, disabledReason: reason, updatedAt: ctx.now })
      .where(and(eq(guildChannels.guildId, ctx.guildId), eq(guildChannels.channelId, channelId)));
    return false;
  }
}
