import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { guildChannels } from "@/db/schema/core";
import { channelContentLog } from "@/db/schema/nitrado";
import type { ChannelPurpose } from "../mutations/members";

/** The channel of a guild that is for something, if it is switched on. */
export async function channelFor(ctx: GuildContext, purpose: ChannelPurpose): Promise<string | null> {
  const [row] = await ctx.db
    .select({ channelId: guildChannels.channelId })
    .from(guildChannels)
    .where(
      and(
        eq(guildChannels.guildId, ctx.guildId),
        eq(guildChannels.purpose, purpose),
        eq(guildChannels.isEnabled, true),
      ),
    )
    .limit(1);
  return row?.channelId ?? null;
}

/** The message that shows a content, if it was posted. */
export async function postedMessage(
  ctx: GuildContext,
  channelId: string,
  contentKey: string,
): Promise<string | null> {
  const [row] = await ctx.db
    .select({ messageId: channelContentLog.messageId })
    .from(channelContentLog)
    .where(
      and(
        eq(channelContentLog.guildId, ctx.guildId),
        eq(channelContentLog.channelId, channelId),
        eq(channelContentLog.contentKey, contentKey),
        eq(channelContentLog.state, "posted"),
      ),
    );
  return row?.messageId ?? null;
}
