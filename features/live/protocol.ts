import type { TextPart } from "@/lib/markdown";

// What goes over the socket, as JSON. Types and numbers alone: browsers load this file.

/** A message of a ticket as it is pushed, and as the JSON route answers with it. */
export interface LiveMessage {
  id: number;
  /** The writer's Discord id, for staff alone. */
  by: string | null;
  name: string;
  kind: "staff" | "opener" | "note";
  source: "web" | "discord" | "system";
  at: string;
  body: TextPart[];
}

/** Where a ticket stands for somebody who follows it. */
export interface TicketHead {
  /** Id of the newest message that this follower may see; 0 without one. */
  cursor: number;
  version: number;
}

/** Somebody who looks at a ticket now. */
export interface Present {
  /** Discord id; null for openers, who are told names alone. */
  id: string | null;
  name: string;
  side: "staff" | "opener";
  /** What they write at this moment. */
  typing: "reply" | "note" | null;
}

/** The same, as a line of the desk tells it. */
export type AtDesk = Pick<Present, "id" | "name"> & { typing: boolean };

export type ServerMessage =
  /** The pass opened: these topics are followed from exactly here on. */
  | { t: "ready"; topics: Record<string, TicketHead | null> }
  /** News of a ticket: messages behind `after`. Without messages something else of it changed. */
  | ({ t: "ticket"; topic: string; after: number; messages: LiveMessage[] } & TicketHead)
  | { t: "here"; topic: string; people: Present[] }
  /** Something of a guild's queue, or of a person's notices, changed. */
  | { t: "changed"; topic: string }
  /** Who looks at which ticket of a guild, by number; an empty list where nobody does any more. */
  | { t: "desk"; topic: string; here: Record<string, AtDesk[]> }
  /** The right to a topic ended. */
  | { t: "gone"; topic: string }
  /** What became of words that were sent; without an answer they were not taken here: a request brings them. */
  | { t: "wrote"; id: string; answer: WriteAnswer | null }
  | { t: "beat" };

/** What a route handler would have answered. */
export type WriteAnswer =
  | { ok: true; data: { id: number; replayed: boolean } }
  | {
      ok: false;
      error: {
        code: string;
        message: string;
        fields?: Record<string, string>;
        details?: Record<string, unknown>;
      };
    };

export type ClientMessage =
  | { t: "pass"; pass: string }
  | { t: "here"; topic: string; typing: Present["typing"] }
  | { t: "away"; topic: string }
  /** Words for a ticket. @property id of the sender's, for the answer. @property body as its route handler takes it */
  | { t: "write"; topic: string; id: string; note: boolean; body: Record<string, unknown> };

/** Bytes of one message of a browser. A pass with every topic is about 3 kB; longer words go by a request. */
export const FRAME_BYTES = 8 * 1024;

/** The server says something at least this often, so that a browser notices a dead line. Milliseconds. */
export const BEAT_MS = 25_000;

/** Topics that one socket may follow. */
export const MAX_TOPICS = 24;

/** Why a socket was closed; 1009 is a message over the limit, 1012 a restart. */
export const CLOSE = {
  malformed: 4400,
  pass: 4401,
  ended: 4403,
  silent: 4408,
  aged: 4410,
  often: 4429,
  slow: 4499,
  full: 4503,
} as const;

/** What `POST /api/live/ticket` answers. */
export interface LiveAnswer {
  /** Null while there is no gateway: ask again after `renewInMs`. */
  url: string | null;
  pass: string;
  /** Those of the wanted topics that may be followed. */
  topics: string[];
  renewInMs: number;
}
