import { MESSAGE_MAX } from "@/features/tickets/limits";
import type { DiscordMessage } from "@/features/tickets/mirror/service";
import { fromDiscord } from "@/features/tickets/mirror/text";
import type { FetchedFiles } from "./fetch-files";

/** Discord's numbers of what people write: a message, and an answer to one. All others are Discord's own lines. */
const WRITTEN = new Set([0, 19]);

/** Whether a person wrote this: no bot, no webhook, no line of Discord's own. */
export const byPerson = (message: DiscordMessage): boolean =>
  WRITTEN.has(message.type) && !message.author.bot && !message.webhook_id;

const nameOf = (user: DiscordMessage["author"]) => user.global_name ?? user.username;

/** What somebody is called in the guild. */
export const authorName = ({ member, author }: DiscordMessage): string => member?.nick ?? nameOf(author);

/**
 * A message of Discord's as words of a ticket: stickers and files that were not kept stand by their names, and what
 * cannot be shown at all is named as that.
 */
export function wordsOf(message: DiscordMessage, files?: FetchedFiles): string {
  const people = new Map(message.mentions.map((user) => [user.id, nameOf(user)]));
  const words = fromDiscord(message.content, { people, channels: new Map() });
  const stickers = message.sticker_items.map(({ name }) => `Sticker: ${fromDiscord(name)}`);
  const refused = (files?.refused ?? []).map(
    ({ name, why }) => `Not kept, look at it in Discord: ${fromDiscord(name)}. ${why.replace(/\.?$/, ".")}`,
  );
  const lines = [words, ...stickers, ...refused].filter(Boolean).join("\n").slice(0, MESSAGE_MAX);
  const hasFiles = (files?.ready.length ?? message.attachments.length) > 0;
  return lines === "" && !hasFiles ? "Something that can be seen in Discord alone." : lines;
}
