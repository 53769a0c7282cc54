import { tierName } from "./rules";
import type { EntitlementKind, Tier } from "./schema";
import { type WhyFix, type WhyStep, whyStep } from "./why-step";
import { type SupportFacts, supportSteps } from "./why-support";

/** What is known about a person's support, from our own tables. */
export interface WhyFacts {
  signedUpAt: Date;
  discordName: string;
  patreonLinkedAt: Date | null;
  patreonName: string | null;
  /** Matched by staff, so that Patreon has given us no access to the account. */
  byHand: boolean;
  needsReconnect: boolean;
  patronStatus: string | null;
  lastChargeStatus: string | null;
  lastChargeAt: Date | null;
  lastSyncedAt: Date | null;
  /** When Patreon stopped knowing a membership that we had seen. */
  goneAt: Date | null;
  /** The configured tier of the membership; `none` when Patreon gives none of ours. */
  memberTier: Tier;
  /** The plan that counts, whatever gives it. */
  tier: Tier;
  kind: EntitlementKind | null;
  planSince: Date | null;
  graceUntil: Date | null;
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

function patreonStep({ patreonLinkedAt: at, patreonName, byHand, needsReconnect }: WhyFacts): WhyStep {
  const title = "Patreon linked";
  if (at === null) {
    const cause = "No Patreon account is linked to your Discord account.";
    return whyStep("patreon", title, "waiting", null, { cause, fix: "link-patreon" });
  }
  if (needsReconnect) {
    const cause = "Patreon has ended our access to your account, so we cannot see changes. Link it again.";
    return whyStep("patreon", title, "failed", at, { cause, fix: "reconnect-patreon" });
  }
  const account = patreonName ? `Account ${patreonName}.` : "Your account.";
  const how = byHand ? "Matched by a person of ours." : "Only you see this.";
  return whyStep("patreon", title, "done", at, { detail: `${account} ${how}` });
}

const KIND_WORDS: Partial<Record<EntitlementKind, string>> = {
  gifted: "a gift, so nothing is charged",
  trial: "a free trial, nothing was charged yet",
};

function activeDetail({ kind, lastChargeStatus }: WhyFacts): string {
  const words = kind ? KIND_WORDS[kind] : undefined;
  if (words) return `Patreon says active_patron: ${words}.`;
  return lastChargeStatus === "Paid"
    ? "Patreon says active_patron, last charge paid."
    : "Patreon says active_patron.";
}

function declinedStep(facts: WhyFacts, title: string): WhyStep {
  const { tier, graceUntil, kind } = facts;
  const kept = graceUntil !== null && tier !== "none";
  const cause = kept
    ? `Your last payment was declined. Repair it on Patreon: you keep ${tierName(tier)} until then.`
    : "Your last payment was declined, and no tier is kept for it any more. Once it is paid, your tier is back.";
  const until = kept && kind !== "grant" ? iso(graceUntil) : null;
  return whyStep("patron", title, "failed", facts.lastChargeAt, { cause, until, fix: "manage-patreon" });
}

function patronStep(facts: WhyFacts): WhyStep {
  const { patronStatus, lastChargeStatus, lastChargeAt, lastSyncedAt, goneAt } = facts;
  const title = "Membership on Patreon";
  const waiting = (cause: string, fix: WhyFix | null) =>
    whyStep("patron", title, "waiting", lastSyncedAt, { cause, fix });
  if (facts.patreonLinkedAt === null) return waiting("We can look once Patreon is linked.", null);
  if (goneAt !== null) {
    const cause =
      "Patreon no longer knows your membership: it, or the Patreon account, was deleted. Join again, or link the account that you pay with.";
    return whyStep("patron", title, "failed", goneAt, { cause, fix: "rejoin-patreon" });
  }
  switch (patronStatus) {
    case "active_patron":
      return whyStep("patron", "Membership on Patreon: active", "done", lastChargeAt ?? lastSyncedAt, {
        detail: activeDetail(facts),
      });
    case "declined_patron":
      return declinedStep(facts, "Membership on Patreon: declined");
    case "former_patron": {
      const refunded = lastChargeStatus?.startsWith("Refunded") === true;
      const cause = refunded
        ? "Your last payment was refunded, so the membership has ended. You can join again on Patreon."
        : "Your membership has ended. You can join again on Patreon.";
      return whyStep("patron", title, "failed", lastSyncedAt, { cause, fix: "join-patreon" });
    }
    default:
      return waiting(
        "You have no paid membership in our campaign yet. Following is free and gives no tier.",
        "join-patreon",
      );
  }
}

function tierStep(facts: WhyFacts): WhyStep {
  const { memberTier, graceUntil, tier, patronStatus, lastSyncedAt } = facts;
  if (memberTier !== "none") {
    const detail = `Patreon entitles you to ${tierName(memberTier)}.`;
    return whyStep("tier", `Tier: ${tierName(memberTier)}`, "done", lastSyncedAt, { detail });
  }
  if (patronStatus === "declined_patron" && graceUntil !== null && tier !== "none") {
    const detail = "Kept from before the payment was declined.";
    return whyStep("tier", `Tier: ${tierName(tier)}`, "done", lastSyncedAt, { detail });
  }
  if (patronStatus === "active_patron") {
    const cause =
      "Your membership's tier is not one of Bronze, Silver or Gold. Choose one of them on Patreon.";
    return whyStep("tier", "Tier", "failed", lastSyncedAt, { cause, fix: "manage-patreon" });
  }
  const cause = "Patreon tells us no tier for you at the moment.";
  return whyStep("tier", "Tier", "waiting", lastSyncedAt, { cause });
}

const GIVEN: Record<EntitlementKind, string> = {
  paid: "Paid on Patreon.",
  gifted: "A gift on Patreon.",
  trial: "A free trial on Patreon.",
  grant: "Given by agreement.",
};

function entitlementStep({ tier, kind, memberTier, planSince, graceUntil }: WhyFacts): WhyStep {
  if (tier === "none") {
    const behind = memberTier !== "none";
    return whyStep("entitlement", "Your plan here", "waiting", null, {
      cause: behind
        ? "Patreon gives you a tier that does not count here yet."
        : "No plan counts for you now.",
      fix: behind ? "sync" : null,
    });
  }
  return whyStep("entitlement", `Your plan here: ${tierName(tier)}`, "done", planSince, {
    detail: kind ? GIVEN[kind] : null,
    until: iso(graceUntil),
  });
}

/**
 * The steps from a Discord account to what a plan gives, each with its time, or why it is not done and what fixes
 * it. A granted plan needs none of Patreon's steps.
 * @param support the guild's part; left out where only the plan is asked about
 */
export function whySteps(facts: WhyFacts, support: SupportFacts | null = null): WhyStep[] {
  const discord = whyStep("discord", "Discord linked", "done", facts.signedUpAt, {
    detail: `You sign in as ${facts.discordName}.`,
  });
  const patreon = facts.kind === "grant" ? [] : [patreonStep(facts), patronStep(facts), tierStep(facts)];
  const after = support ? supportSteps(facts.tier, support) : [];
  return [discord, ...patreon, entitlementStep(facts), ...after];
}
