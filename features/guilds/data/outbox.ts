import type { GuildContext, SystemContext } from "@/db/context";
import { prepared } from "@/db/transaction";

/** Channels of all guilds in which something is due, the one that waits longest first. At most 200. */
export async function dueChannels(ctx: SystemContext): Promise<{ guildId: string; channelId: string }[]> {
  return prepared(
    ctx.db,
    `select guild_id as "guildId", channel_id as "channelId" from channel_content_log
     where state in ('pending', 'unknown') and content is not null and due_at <= $1
     group by guild_id, channel_id order by min(due_at) limit 200`,
    [ctx.now],
  );
}

/** How far a message of a channel is; null where none was kept under this key. */
export async function postState(
  ctx: GuildContext,
  channelId: string,
  contentKey: string,
): Promise<"pending" | "unknown" | "posted" | "failed" | null> {
  const [row] = await prepared<{ state: "pending" | "unknown" | "posted" | "failed" }>(
    ctx.db,
    "select state from channel_content_log where guild_id = $1 and channel_id = $2 and content_key = $3",
    [ctx.guildId, channelId, contentKey],
  );
  return row?.state ?? null;
}
