import { and, desc, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { guildChannels } from "@/db/schema/core";
import type { ChannelPurpose } from "../mutations/members";
import { CHANNEL_GONE, LISTED } from "../mutations/roles";

/** The channel that is for something, the one chosen last; null without one, and where Discord has it no more. */
export async function channelFor(
  ctx: GuildContext,
  purpose: ChannelPurpose,
): Promise<{ channelId: string; name: string | null } | null> {
  const { guildId } = ctx;
  const [row] = await ctx.db
    .select({ channelId: guildChannels.channelId, name: guildChannels.name })
    .from(guildChannels)
    .where(and(eq(guildChannels.guildId, guildId), eq(guildChannels.purpose, purpose)))
    .orderBy(desc(guildChannels.updatedAt))
    .limit(1);
  if (!row) return null;
  const [gone] = await ctx.db
    .select({ id: guildChannels.channelId })
    .from(guildChannels)
    .where(
      and(
        eq(guildChannels.guildId, guildId),
        eq(guildChannels.purpose, LISTED),
        eq(guildChannels.channelId, row.channelId),
        eq(guildChannels.disabledReason, CHANNEL_GONE),
      ),
    );
  return gone ? null : row;
}
