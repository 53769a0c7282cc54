import type { Asked, Attachment, Message } from "@/sandbox/state/types";
import { signedAddress } from "./cdn";
import type { Scene } from "./scene";
import { anyUser, threadShape } from "./serialise";

/** Flags of a message. */
export const EPHEMERAL = 1 << 6;
export const LOADING = 1 << 7;

export function lastMessageId(scene: Scene, channelId: string): string | null {
  const shown = (one: Message) => one.channelId === channelId && one.onlyFor === null;
  return scene.store.state.messages.findLast(shown)?.id ?? null;
}

function attachmentShape(scene: Scene, channelId: string, file: Attachment): Record<string, unknown> {
  const url = signedAddress(scene, channelId, file);
  return {
    id: file.id,
    filename: file.name,
    size: file.size,
    url,
    proxy_url: url,
    content_type: file.type,
    ...(file.description ? { description: file.description } : {}),
  };
}

/** The interaction that a message answers; a modal's says also what had opened it. */
function askedShape(scene: Scene, asked: Asked, messageId: string, guildId: string | null) {
  const owners = guildId ? { "0": guildId } : { "0": asked.userId };
  const common = { user: anyUser(scene, asked.userId), authorizing_integration_owners: owners };
  const component = { type: 3, interacted_message_id: asked.messageId ?? messageId };
  if (asked.type === 2) return { id: asked.id, type: 2, ...common };
  if (asked.type === 3) return { id: asked.id, ...component, ...common };
  const opener = asked.messageId ? component : { type: 2 };
  return {
    id: asked.id,
    type: 5,
    ...common,
    triggering_interaction_metadata: { id: asked.id, ...opener, ...common },
  };
}

function referenceShape(message: Message, guildId: string | null) {
  if (!message.replyTo) return {};
  const reference = { type: 0, channel_id: message.channelId, message_id: message.replyTo };
  return { message_reference: guildId ? { ...reference, guild_id: guildId } : reference };
}

/** A message as Discord sends it. */
export function messageShape(
  scene: Scene,
  message: Message,
  guildId: string | null,
): Record<string, unknown> {
  const guild = guildId ? scene.store.guild(guildId) : undefined;
  const thread = guild?.threads.find((one) => one.id === message.id);
  return {
    id: message.id,
    type: message.type,
    channel_id: message.channelId,
    author: anyUser(scene, message.authorId),
    content: message.content,
    timestamp: message.at,
    edited_timestamp: message.editedAt,
    tts: false,
    mention_everyone: message.mentionEveryone,
    mentions: message.mentionUsers.flatMap((id) => anyUser(scene, id) ?? []),
    mention_roles: message.mentionRoles,
    attachments: message.attachments.map((file) => attachmentShape(scene, message.channelId, file)),
    embeds: message.embeds,
    components: message.components,
    pinned: false,
    flags: message.flags,
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...referenceShape(message, guildId),
    ...(guild && thread ? { thread: threadShape(guild, thread, lastMessageId(scene, thread.id)) } : {}),
    ...(message.asked
      ? {
          application_id: message.authorId,
          webhook_id: message.authorId,
          interaction_metadata: askedShape(scene, message.asked, message.id, guildId),
        }
      : {}),
  };
}
