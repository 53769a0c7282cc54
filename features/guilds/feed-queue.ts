import { MINUTE, SECOND } from "@/lib/time";
import type { Feed } from "./feeds";

/** Something that is to stand in a channel and does not yet. */
export interface Waiting {
  id: number;
  /** Null for what belongs to no feed. */
  feed: Feed | null;
  contentKey: string;
  content: string;
  /** The message that shows an earlier content of it, and is changed. */
  messageId: string | null;
  /** Set once it was asked for: whoever has the same one went, or goes, in the same message. */
  nonce: string | null;
}

/** Feeds of which many lines may stand in one message. */
const GROUPED: ReadonlySet<Feed | null> = new Set<Feed>(["kills", "connections", "bounties", "shop"]);
/** From so many lines on that wait at once, they go together. */
export const BURST = 4;
/** So many messages in a minute make a channel a busy one, */
export const BUSY_FROM = 5;
/** which gets a message this often, with all that came meanwhile. */
const BUSY_EVERY = 12 * SECOND;
export const MOST_LINES = 20;
/** Discord takes 2,000. */
export const MOST_SIGNS = 1_900;

/** When a channel may have its next message. @param recent when its last ones were posted, in the last minute */
export function nextAllowed(recent: readonly Date[], now: Date): Date {
  const times = recent.map((at) => at.getTime()).filter((at) => at > now.getTime() - MINUTE);
  return times.length < BUSY_FROM ? now : new Date(Math.max(...times) + BUSY_EVERY);
}

/**
 * What goes into a channel's next message: its oldest line, with those behind it where many wait. What was asked for
 * before goes again exactly as it was.
 * @param waiting in their order
 * @param busy whether the channel has had many messages lately
 */
export function nextBatch(waiting: readonly Waiting[], busy: boolean): Waiting[] {
  const [head] = waiting;
  if (!head) return [];
  if (head.nonce !== null) return waiting.filter(({ nonce }) => nonce === head.nonce);
  if (!GROUPED.has(head.feed) || head.messageId !== null) return [head];
  const end = waiting.findIndex(
    (row) => row.feed !== head.feed || row.nonce !== null || row.messageId !== null,
  );
  const run = end === -1 ? waiting : waiting.slice(0, end);
  if (run.length < BURST && !busy) return [head];
  const batch: Waiting[] = [];
  let signs = 0;
  for (const row of run.slice(0, MOST_LINES)) {
    signs += row.content.length + 1;
    if (batch.length > 0 && signs > MOST_SIGNS) break;
    batch.push(row);
  }
  return batch;
}

/** How long a channel waits after a try that failed, in milliseconds. @param attempt from 1 */
export const retryMs = (attempt: number): number => Math.min(5 * MINUTE, 5 * SECOND * 2 ** (attempt - 1));

/** So often in a row Discord refuses a channel before it is switched off. */
export const MOST_REFUSALS = 3;
/** Within this time Discord itself knows a nonce; later its history tells. */
export const NONCE_MS = 2 * MINUTE;
