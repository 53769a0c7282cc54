/** Supporter tiers, lowest first; no tier is `none`. */
export const TIERS = ["none", "bronze", "silver", "gold", "partner"] as const;
export type Tier = (typeof TIERS)[number];

/** Tiers that are bought on Patreon. Partner is given by agreement only. */
export type PatreonTier = "bronze" | "silver" | "gold";

export type PatronStatus = "active_patron" | "declined_patron" | "former_patron" | null;

/** A membership in our campaign as Patreon's API tells it. Cents are of the campaign's currency. */
export interface PatreonMember {
  memberId: string;
  patreonUserId: string | null;
  fullName: string | null;
  patronStatus: PatronStatus;
  /** Ids of the tiers that Patreon says the member may use now. */
  entitledTierIds: string[];
  entitledCents: number | null;
  willPayCents: number | null;
  gifted: boolean;
  freeTrial: boolean;
  lastChargeStatus: string | null;
  lastChargeAt: Date | null;
  nextChargeAt: Date | null;
  pledgeStartedAt: Date | null;
}

/** What Patreon's `identity` says about the person who signed in there. */
export interface PatreonIdentity {
  patreonUserId: string;
  fullName: string | null;
  /** The membership in the configured campaign, if there is one. */
  member: PatreonMember | null;
}

/** How a plan is paid for. */
export type EntitlementKind = "paid" | "gifted" | "trial" | "grant";

/** The decision that rules make from a membership. */
export interface Entitlement {
  tier: Tier;
  state: "active" | "grace" | "none";
  kind: EntitlementKind | null;
  /** Set while a declined payment is tolerated. */
  graceUntil: Date | null;
  /** One sentence for the portal. */
  reason: string;
}
