import { and, eq } from "drizzle-orm";
import type { UserContext } from "@/db/context";
import { grizzlyUsers } from "@/db/schema/core";
import { oauthTokens } from "@/db/schema/identity";
import { patreonSubscriptions } from "@/db/schema/patronage";
import { env } from "@/lib/env";
import { notFound } from "@/lib/errors";
import { highestTier, parseTierMap, tierName, tierRank } from "../rules";
import type { Entitlement, EntitlementKind, Tier } from "../schema";
import { type WhyFacts, whySteps } from "../why";
import type { WhyStep } from "../why-step";
import type { SupportFacts } from "../why-support";
import { plansOf } from "./plans";

export interface SupporterPortal {
  tier: Tier;
  kind: EntitlementKind | null;
  state: Entitlement["state"];
  reason: string;
  /** ISO, as all times here. */
  since: string | null;
  /** When Patreon charges next, or for the first time after a free trial. */
  nextChargeAt: string | null;
  /** Cents of the campaign's currency. */
  nextChargeCents: number | null;
  lastChargeAt: string | null;
  lastChargeStatus: string | null;
  graceUntil: string | null;
  patreon: {
    linked: boolean;
    name: string | null;
    linkedAt: string | null;
    lastSyncedAt: string | null;
    needsReconnect: boolean;
    memberId: string | null;
  };
  steps: WhyStep[];
}

const iso = (at: Date | null | undefined) => at?.toISOString() ?? null;

/**
 * All that the supporter portal shows a person about their own plan.
 * @param support what the plan reaches; without it the why-list ends at the plan
 */
export async function supporterPortal(
  ctx: UserContext,
  support: SupportFacts | null = null,
): Promise<SupporterPortal> {
  const me = (await ctx.db.select().from(grizzlyUsers).where(eq(grizzlyUsers.id, ctx.userId)))[0];
  if (!me) throw notFound();
  const mirror = (
    await ctx.db.select().from(patreonSubscriptions).where(eq(patreonSubscriptions.grizzlyUserId, ctx.userId))
  )[0];
  const token = (
    await ctx.db
      .select({ state: oauthTokens.state })
      .from(oauthTokens)
      .where(and(eq(oauthTokens.grizzlyUserId, ctx.userId), eq(oauthTokens.provider, "patreon")))
  )[0];
  const plans = await plansOf(ctx, ctx.userId);
  const plan = plans.toSorted((a, b) => tierRank(b.tier) - tierRank(a.tier))[0];
  const linked = me.patreonUserId !== null;
  const byHand = (mirror?.verifiedAt ?? null) !== null;
  const needsReconnect = linked && !byHand && token?.state !== "active";
  const facts: WhyFacts = {
    signedUpAt: me.createdAt,
    discordName: me.displayName,
    patreonLinkedAt: linked ? (me.patreonLinkedAt ?? me.updatedAt) : null,
    patreonName: linked ? (mirror?.fullName ?? null) : null,
    byHand,
    needsReconnect,
    patronStatus: mirror?.patronStatus ?? null,
    lastChargeStatus: mirror?.lastChargeStatus ?? null,
    lastChargeAt: mirror?.lastChargeDate ?? null,
    lastSyncedAt: mirror?.lastSyncedAt ?? null,
    // Who links without ever having joined is gone from nowhere.
    goneAt: mirror?.memberId ? mirror.removedAt : null,
    memberTier: highestTier(mirror?.tierIds ?? [], parseTierMap(env().PATREON_TIERS)),
    tier: plan?.tier ?? "none",
    kind: plan?.kind ?? null,
    planSince: plan?.startsAt ?? null,
    graceUntil: plan?.graceUntil ?? null,
  };
  const charges = plan?.kind === "paid" || plan?.kind === "trial";
  return {
    tier: facts.tier,
    kind: facts.kind,
    state: plan?.state ?? "none",
    reason: plan?.reason ?? (plan ? `${tierName(plan.tier)} is active.` : "You have no plan at the moment."),
    // Patreon knows since when somebody pays, also from before they were linked here.
    since: iso(plan && plan.kind !== "grant" ? (mirror?.pledgeStartedAt ?? plan.startsAt) : plan?.startsAt),
    nextChargeAt: charges ? iso(mirror?.nextChargeDate) : null,
    nextChargeCents: charges ? (mirror?.willPayCents ?? null) : null,
    lastChargeAt: iso(mirror?.lastChargeDate),
    lastChargeStatus: mirror?.lastChargeStatus ?? null,
    graceUntil: iso(plan?.graceUntil),
    patreon: {
      linked,
      name: facts.patreonName,
      linkedAt: iso(me.patreonLinkedAt),
      lastSyncedAt: iso(mirror?.lastSyncedAt),
      needsReconnect,
      memberId: mirror?.memberId ?? null,
    },
    steps: whySteps(facts, support),
  };
}
