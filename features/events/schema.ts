/** An event as its publisher gives it. */
export interface NewEvent {
  /** `shop.order.paid`: feature, thing, what happened. */
  type: string;
  /** Makes the event one: the same type and key again in the same guild publishes nothing. Random by default. */
  key?: string;
  /** JSON only; no secrets. Amounts of coins as decimal text. */
  payload: unknown;
  /** Deliveries of one subscriber with the same order key go out one after the other. */
  orderKey?: string;
  /** A single subscriber, where only one is meant. */
  target?: string;
  /** Outside a guild's context: the guild that this is about. */
  guildId?: string;
}

/** An event that a subscriber has claimed and must finish or fail before its lease ends. */
export interface ClaimedEvent {
  eventId: number;
  subscriber: string;
  guildId: string | null;
  type: string;
  key: string;
  payload: unknown;
  source: string;
  requestId: string | null;
  publishedAt: Date;
  /** Tries so far, this one included. */
  attempt: number;
}

export interface ClaimOptions {
  subscriber: string;
  /** Who holds the lease: one name a process. */
  worker: string;
  /** At most this many, 1 to 100; 20 by default. */
  limit?: number;
  leaseSeconds?: number;
}
