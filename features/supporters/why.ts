import { tierName } from "./rules";
import type { EntitlementKind, Tier, WhyStep } from "./schema";

/** What is known about a person's support, from our own tables. */
export interface WhyFacts {
  signedUpAt: Date;
  patreonLinkedAt: Date | null;
  needsReconnect: boolean;
  patronStatus: string | null;
  lastChargeStatus: string | null;
  lastSyncedAt: Date | null;
  /** The configured tier of the membership; `none` when Patreon gives none of ours. */
  memberTier: Tier;
  /** The plan that counts, whatever gives it. */
  tier: Tier;
  kind: EntitlementKind | null;
  planSince: Date | null;
  graceUntil: Date | null;
}

const iso = (at: Date | null) => at?.toISOString() ?? null;
const done = (key: WhyStep["key"], title: string, at: Date | null): WhyStep => ({
  key,
  title,
  state: "done",
  at: iso(at),
  cause: null,
  fix: null,
});

function patreonStep(facts: WhyFacts): WhyStep {
  const title = "Patreon linked";
  if (facts.patreonLinkedAt === null) {
    const cause = "No Patreon account is linked to your Discord account.";
    return { key: "patreon", title, state: "waiting", at: null, cause, fix: "link-patreon" };
  }
  if (facts.needsReconnect) {
    const cause = "Patreon has ended our access to your account, so we cannot see changes. Link it again.";
    return {
      key: "patreon",
      title,
      state: "failed",
      at: iso(facts.patreonLinkedAt),
      cause,
      fix: "reconnect-patreon",
    };
  }
  return done("patreon", title, facts.patreonLinkedAt);
}

function patronStep(facts: WhyFacts): WhyStep {
  const title = "Membership on Patreon";
  const step = (state: WhyStep["state"], cause: string, fix: WhyStep["fix"]): WhyStep => ({
    key: "patron",
    title,
    state,
    at: iso(facts.lastSyncedAt),
    cause,
    fix,
  });
  if (facts.patreonLinkedAt === null) return step("waiting", "We can look once Patreon is linked.", null);
  switch (facts.patronStatus) {
    case "active_patron":
      return done("patron", title, facts.lastSyncedAt);
    case "declined_patron":
      return step(
        "failed",
        "Your last payment was declined. Update your payment on Patreon.",
        "open-patreon",
      );
    case "former_patron":
      return step("failed", "Your membership has ended. You can join again on Patreon.", "open-patreon");
    default:
      return step("waiting", "You have no paid membership in our campaign yet.", "open-patreon");
  }
}

function tierStep(facts: WhyFacts): WhyStep {
  const title = facts.memberTier === "none" ? "Tier" : `Tier ${tierName(facts.memberTier)}`;
  if (facts.memberTier !== "none") return done("tier", title, facts.lastSyncedAt);
  const active = facts.patronStatus === "active_patron";
  const cause = active
    ? "Your membership's tier is not one of Bronze, Silver or Gold."
    : "Patreon tells us no tier for you at the moment.";
  return {
    key: "tier",
    title,
    state: active ? "failed" : "waiting",
    at: iso(facts.lastSyncedAt),
    cause,
    fix: active ? "open-patreon" : null,
  };
}

function entitlementStep(facts: WhyFacts): WhyStep {
  const title = facts.tier === "none" ? "Your plan here" : `Your plan here: ${tierName(facts.tier)}`;
  if (facts.tier === "none") {
    const fix = facts.memberTier === "none" ? null : "sync";
    return {
      key: "entitlement",
      title,
      state: "waiting",
      at: null,
      cause: "No plan counts for you now.",
      fix,
    };
  }
  return done("entitlement", title, facts.planSince);
}

/**
 * The steps from a Discord account to a plan, each with its time, or why it is not done and what fixes it. A
 * granted plan needs none of Patreon's steps.
 */
export function whySteps(facts: WhyFacts): WhyStep[] {
  const discord = done("discord", "Discord linked", facts.signedUpAt);
  if (facts.kind === "grant") return [discord, entitlementStep(facts)];
  return [discord, patreonStep(facts), patronStep(facts), tierStep(facts), entitlementStep(facts)];
}
