import { z } from "zod";
import { amountInput, keyInput, line } from "@/features/economy/schema";

/** How a bounty stands. `held`: claimed by the log, paid when the hunter links their player. */
export const BOUNTY_STATES = ["active", "held", "claimed", "expired", "cancelled"] as const;
export type BountyState = (typeof BOUNTY_STATES)[number];

const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

export const placeBountyInput = z.strictObject({
  key: keyInput,
  playerId: id,
  amount: amountInput,
  reason: line(140).default(""),
});
export type PlaceBountyInput = z.output<typeof placeBountyInput>;

export const cancelBountyInput = z.strictObject({
  bountyId: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  reason: line(300).min(3, "Say why, in at least three characters."),
});
export type CancelBountyInput = z.output<typeof cancelBountyInput>;

/** A bounty as everyone in the guild may see it. */
export interface Bounty {
  id: number;
  target: { playerId: number; name: string };
  amount: number;
  /** Why it was placed; empty without words. */
  reason: string;
  state: BountyState;
  placedAt: string;
  expiresAt: string;
  /** Who the log line names as the killer. */
  hunter: { playerId: number | null; name: string } | null;
  claimedAt: string | null;
  /** How the coins went back, or why it was cancelled. */
  note: string | null;
  kill: { id: number; at: string; weapon: string | null; distance: number | null } | null;
}

/** What the guild's staff see as well. */
export interface StaffBounty extends Bounty {
  placedBy: { discordId: string; name: string };
  /** Signs that hunter and hunted work together. Hints, never a verdict. */
  hints: string[];
  /** The log line that claimed it. */
  proof: string | null;
}

/** A player on whose head coins can be put. */
export interface BountyTarget {
  playerId: number;
  name: string;
  lastSeenAt: string | null;
  kills: number;
  /** Coins that are on this head already. */
  onHead: number;
}

export interface BountyQuote {
  target: { playerId: number; name: string };
  amount: number;
  before: number;
  after: number;
  expiresAt: string;
  allowed: boolean;
  /** Why not, one sentence each. */
  reasons: string[];
}

export const bountyFilterInput = z.strictObject({
  show: z.enum(["all", ...BOUNTY_STATES, "hints"]).default("all"),
  /** Id of the last bounty that was seen. */
  before: z.coerce.number().int().positive().nullable().default(null),
  limit: z.number().int().min(1).max(100).default(50),
});
export type BountyFilter = z.output<typeof bountyFilterInput>;
