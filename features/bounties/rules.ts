import type { KillToReward } from "@/features/economy/kill-reward";
import type { EconomySettings } from "@/features/economy/schema";
import { MINUTE, SECOND } from "@/lib/time";

/** Bounties that one person can have open at a time. */
export const MAX_OPEN = 5;

/** The log comes late, so the coins come back this long after a bounty has run out, at the earliest. */
export const EXPIRY_GRACE = 30 * MINUTE;

export interface PlaceFacts {
  settings: Pick<EconomySettings, "bountyMin" | "bountyMax" | "currencySymbol">;
  amount: bigint;
  balance: bigint;
  /** Bounties of this person that are open already. */
  open: number;
  linked: boolean;
  /** The target is a player of the person who pays. */
  own: boolean;
}

/** One sentence for each reason against placing a bounty. */
export function placeReasons(facts: PlaceFacts): string[] {
  const { settings, amount, balance } = facts;
  const symbol = settings.currencySymbol;
  const reasons: string[] = [];
  if (!facts.linked) reasons.push("Link your player in this guild first: bounties are for those who play.");
  if (facts.own) reasons.push("This is your own player.");
  if (amount < BigInt(settings.bountyMin))
    reasons.push(`The smallest bounty is ${settings.bountyMin} ${symbol}.`);
  if (amount > BigInt(settings.bountyMax))
    reasons.push(`The largest bounty is ${settings.bountyMax} ${symbol}.`);
  if (facts.open >= MAX_OPEN)
    reasons.push(`You have ${facts.open} open bounties, and ${MAX_OPEN} is the most at a time.`);
  if (amount > balance) reasons.push(`You have ${balance} ${symbol}, and this takes ${amount}.`);
  return reasons;
}

/** A kill that the log itself says, by a known player, on a day that is paid: nothing else claims. */
export function isProof(kill: KillToReward): kill is KillToReward & {
  killer: NonNullable<KillToReward["killer"]>;
  victim: NonNullable<KillToReward["victim"]>;
} {
  return (
    kill.kind === "pvp" &&
    !kill.inferred &&
    !kill.historical &&
    kill.killer !== null &&
    kill.victim !== null &&
    kill.killer.playerId !== kill.victim.playerId
  );
}

export interface ClaimFacts {
  at: Date;
  placedAt: Date;
  expiresAt: Date | null;
  /** Who killed, and who the target is, where they are linked; the target also as it was when placed. */
  hunter: string | null;
  targets: readonly (string | null)[];
}

/**
 * Whether a kill claims a bounty: it happened while the bounty stood, and the hunter is not the target's own person.
 * The log counts whole seconds, so the second of the placing counts.
 */
export function claims(facts: ClaimFacts): boolean {
  const { at, placedAt, expiresAt, hunter } = facts;
  if (at.getTime() < Math.floor(placedAt.getTime() / SECOND) * SECOND) return false;
  if (expiresAt && at > expiresAt) return false;
  return hunter === null || !facts.targets.includes(hunter);
}
