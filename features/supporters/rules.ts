import { DAY } from "@/lib/time";
import { type Entitlement, type PatreonMember, type PatreonTier, TIERS, type Tier } from "./schema";

/** How long a supporter keeps the plan after a payment was declined. */
export const GRACE_MS = 7 * DAY;

/** The full sync of a night begins at this hour, UTC. */
const NIGHT_HOUR = 3;

/** When the last night's sync was due. */
export function nightBefore(now: Date): Date {
  const at = new Date(now);
  at.setUTCHours(NIGHT_HOUR, 0, 0, 0);
  return at > now ? new Date(at.getTime() - DAY) : at;
}

/** None 0 < Bronze 1 < Silver 2 < Gold 3 < Partner 4. */
export const tierRank = (tier: Tier): number => TIERS.indexOf(tier);

/** Whether a tier is at least the one that is needed. */
export const tierReaches = (tier: Tier, needed: Tier): boolean => tierRank(tier) >= tierRank(needed);

/** The higher of two tiers. */
export const higherTier = (a: Tier, b: Tier): Tier => (tierRank(a) >= tierRank(b) ? a : b);

/** `Gold`, and `No tier` for none. */
export const tierName = (tier: Tier): string =>
  tier === "none" ? "No tier" : `${tier.charAt(0).toUpperCase()}${tier.slice(1)}`;

/** Reads `bronze:101,silver:102` into Patreon tier id → tier. */
export function parseTierMap(text: string): ReadonlyMap<string, PatreonTier> {
  return new Map(
    text.split(",").map((part): [string, PatreonTier] => {
      const [tier = "", id = ""] = part.split(":");
      return [id, tier as PatreonTier];
    }),
  );
}

/** The highest configured tier among Patreon tier ids; `none` when none of them is ours. */
export function highestTier(ids: readonly string[], map: ReadonlyMap<string, PatreonTier>): Tier {
  return ids.reduce<Tier>((best, id) => higherTier(best, map.get(id) ?? "none"), "none");
}

const none = (reason: string): Entitlement => ({
  tier: "none",
  state: "none",
  kind: null,
  graceUntil: null,
  reason,
});

export interface EntitlementFacts {
  member: PatreonMember | null;
  map: ReadonlyMap<string, PatreonTier>;
  /** Tier that was held before this sync: what a declined payment may keep for a while. */
  heldTier: Tier;
  /** When the payment was first seen declined; null when it is not. */
  declinedAt: Date | null;
  now: Date;
}

function declined({ member, map, heldTier, declinedAt, now }: EntitlementFacts): Entitlement {
  const tier = higherTier(
    highestTier(member?.entitledTierIds ?? [], map),
    heldTier === "partner" ? "none" : heldTier,
  );
  const graceUntil = new Date((declinedAt ?? now).getTime() + GRACE_MS);
  if (tier === "none") return none("Your last payment on Patreon was declined.");
  if (graceUntil <= now)
    return none("Your last payment on Patreon was declined, and the time to repair it is over.");
  return {
    tier,
    state: "grace",
    kind: "paid",
    graceUntil,
    reason:
      "Your last payment on Patreon was declined. You keep your tier until the date shown; update your payment there.",
  };
}

/**
 * What a Patreon membership gives: the highest configured tier among the currently entitled ones of an active
 * patron. Amounts play no part, because they come in any currency. A declined payment keeps the tier that was
 * held for {@link GRACE_MS}.
 */
export function decideEntitlement(facts: EntitlementFacts): Entitlement {
  const { member, map } = facts;
  if (!member) return none("You are not a member of our Patreon campaign yet.");
  if (member.patronStatus === "declined_patron") return declined(facts);
  if (member.patronStatus === "former_patron") return none("Your membership on Patreon has ended.");
  if (member.patronStatus !== "active_patron")
    return none("You follow us on Patreon without a paid membership.");
  const tier = highestTier(member.entitledTierIds, map);
  if (tier === "none")
    return none("Your membership on Patreon is active, but its tier is not one of Bronze, Silver or Gold.");
  const kind = member.gifted ? "gifted" : member.freeTrial ? "trial" : "paid";
  const words = { gifted: "a gift", trial: "a free trial", paid: "your membership" }[kind];
  return {
    tier,
    state: "active",
    kind,
    graceUntil: null,
    reason: `${tierName(tier)} through ${words} on Patreon.`,
  };
}

/** When a decline was first seen: kept while it lasts, dated by Patreon's charge where that is plausible. */
export function declinedSince(member: PatreonMember | null, before: Date | null, now: Date): Date | null {
  if (member?.patronStatus !== "declined_patron") return null;
  if (before) return before;
  const charged = member.lastChargeAt;
  const plausible = charged && charged <= now && now.getTime() - charged.getTime() < GRACE_MS;
  return plausible && member.lastChargeStatus === "Declined" ? charged : now;
}
