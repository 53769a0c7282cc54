import type { DiscordApp } from "@/sandbox/config";
import type { Message } from "@/sandbox/state/types";

/** What a session asks to be told, by Discord's bits. */
export const INTENT = {
  GUILDS: 1 << 0,
  GUILD_MEMBERS: 1 << 1,
  GUILD_MODERATION: 1 << 2,
  GUILD_PRESENCES: 1 << 8,
  GUILD_MESSAGES: 1 << 9,
  GUILD_MESSAGE_TYPING: 1 << 11,
  DIRECT_MESSAGES: 1 << 12,
  DIRECT_MESSAGE_TYPING: 1 << 14,
  MESSAGE_CONTENT: 1 << 15,
} as const;

/** Bits 0 to 16, 20, 21, 24 and 25. */
const KNOWN = 0x1ffff | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);

/** The close code for intents that cannot be had: 4013 unknown, 4014 not allowed; null for good ones. */
export function intentProblem(intents: unknown, app: DiscordApp): 4013 | 4014 | null {
  if (typeof intents !== "number" || !Number.isInteger(intents) || intents < 0 || intents & ~KNOWN) {
    return 4013;
  }
  const members = intents & INTENT.GUILD_MEMBERS && !app.memberIntent;
  const content = intents & INTENT.MESSAGE_CONTENT && !app.contentIntent;
  return members || content || intents & INTENT.GUILD_PRESENCES ? 4014 : null;
}

/** True when an application may read a message: by the intent, or because it is its own, direct or to it. */
export function readsContent(intents: number, appId: string, message: Message, direct: boolean): boolean {
  const mine = message.authorId === appId || message.mentionUsers.includes(appId);
  return direct || mine || Boolean(intents & INTENT.MESSAGE_CONTENT);
}

/** A message for an application that may not read it. */
export function withoutContent(shape: Record<string, unknown>): Record<string, unknown> {
  return { ...shape, content: "", embeds: [], attachments: [], components: [] };
}
