import type { Health } from "./health-rules";

/** Where the page of a part leads, and who may go there. */
export interface Fix {
  label: string;
  /** Below the guild's address. */
  path: string;
  section: "servers" | "deliveries" | "feeds" | "members" | "settings";
  level: "viewer" | "manager";
}

/** One part of what keeps a guild going: how it is, why in words, and the way out where it is not well. */
export interface Part {
  key: string;
  name: string;
  health: Health;
  /** The verdict's heading where this is the worst part. */
  title: string;
  sentence: string;
  since: Date | null;
  fix: Fix | null;
}

export interface ServerFacts {
  serviceId: string;
  name: string;
  health: Health;
  reason: string | null;
  since: Date | null;
  connected: boolean;
  /** Nobody has looked for long although nothing says why. */
  unwatched: boolean;
  /** The game server itself is stopped. */
  stopped: boolean;
  /** Log settings that are off, in words. */
  off: readonly string[];
}

export interface AccessFacts {
  kind: "oauth" | "token";
  state: "active" | "reconnect";
  expiresAt: Date | null;
  /** A renewal has failed and none has worked since. */
  failing: boolean;
}

export interface PartFacts {
  now: Date;
  servers: readonly ServerFacts[];
  accesses: readonly AccessFacts[];
  deliveries: { waiting: number; moving: number; look: number; oldestAt: Date | null };
  feeds: { on: number; broken: readonly string[] };
  discord: {
    present: boolean;
    at: Date | null;
    error: string | null;
    /** Rights that it misses for what the guild switched on, a sentence each. */
    missing?: readonly string[];
  };
  queue: { open: number; oldestAt: Date | null };
}
