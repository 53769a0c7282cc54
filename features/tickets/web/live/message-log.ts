import type { LiveMessage } from "@/features/live/protocol";

/** What a page knows of a ticket beyond what the server rendered. */
export interface MessageLog {
  /** Id of the newest message that is known. */
  cursor: number;
  /** In order, each once. */
  messages: readonly LiveMessage[];
}

/** @param shown id of the newest message that the server rendered */
export const startLog = (shown: number): MessageLog => ({ cursor: shown, messages: [] });

/**
 * Adds news to what is known. What is known already is left out.
 * @returns null where something lies between what is known and the news: ask for what is behind the cursor
 */
export function withNews(
  log: MessageLog,
  news: { after: number; cursor: number; messages: readonly LiveMessage[] },
): MessageLog | null {
  if (news.after > log.cursor) return null;
  const fresh = news.messages.filter((message) => message.id > log.cursor);
  if (fresh.length === 0 && news.cursor <= log.cursor) return log;
  return { cursor: Math.max(log.cursor, news.cursor), messages: [...log.messages, ...fresh] };
}

/** The server has rendered up to here: what it shows need not be shown beside it. */
export function withShown(log: MessageLog, shown: number): MessageLog {
  const messages = log.messages.filter((message) => message.id > shown);
  if (messages.length === log.messages.length && shown <= log.cursor) return log;
  return { cursor: Math.max(log.cursor, shown), messages };
}
