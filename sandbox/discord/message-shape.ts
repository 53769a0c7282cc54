import type { Call } from "@/sandbox/http/types";
import type { Message } from "@/sandbox/state/types";
import { anyUser } from "./serialise";

export function lastMessageId(call: Call, channelId: string): string | null {
  return call.store.state.messages.findLast((one) => one.channelId === channelId)?.id ?? null;
}

/** A message as Discord sends it. */
export function messageShape(call: Call, message: Message, guildId: string | null): Record<string, unknown> {
  const users = message.mentionUsers.flatMap((id) => anyUser(call, id) ?? []);
  const reference = message.replyTo
    ? {
        type: 0,
        channel_id: message.channelId,
        message_id: message.replyTo,
        ...(guildId ? { guild_id: guildId } : {}),
      }
    : null;
  return {
    id: message.id,
    type: message.replyTo ? 19 : 0,
    channel_id: message.channelId,
    author: anyUser(call, message.authorId),
    content: message.content,
    timestamp: message.at,
    edited_timestamp: message.editedAt,
    tts: false,
    mention_everyone: message.mentionEveryone,
    mentions: users,
    mention_roles: message.mentionRoles,
    attachments: [],
    embeds: message.embeds,
    components: message.components,
    pinned: false,
    flags: message.flags,
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(reference ? { message_reference: reference } : {}),
  };
}
