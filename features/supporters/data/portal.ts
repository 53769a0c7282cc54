import { and, eq } from "drizzle-orm";
import type { UserContext } from "@/db/context";
import { grizzlyUsers } from "@/db/schema/core";
import { oauthTokens } from "@/db/schema/identity";
import { patreonSubscriptions } from "@/db/schema/patronage";
import { env } from "@/lib/env";
import { notFound } from "@/lib/errors";
import { highestTier, parseTierMap, tierName, tierRank } from "../rules";
import type { SupporterPortal } from "../schema";
import { whySteps } from "../why";
import { plansOf } from "./plans";

const iso = (at: Date | null | undefined) => at?.toISOString() ?? null;

/** All that the supporter portal shows a person about their own plan. */
export async function supporterPortal(ctx: UserContext): Promise<SupporterPortal> {
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
  const needsReconnect = linked && token?.state !== "active";
  const memberTier = highestTier(mirror?.tierIds ?? [], parseTierMap(env().PATREON_TIERS));
  return {
    tier: plan?.tier ?? "none",
    kind: plan?.kind ?? null,
    state: plan?.state ?? "none",
    reason: plan?.reason ?? (plan ? `${tierName(plan.tier)} is active.` : "You have no plan at the moment."),
    since: iso(plan?.startsAt),
    nextChargeAt: iso(mirror?.nextChargeDate),
    graceUntil: iso(plan?.graceUntil),
    patreon: {
      linked,
      name: linked ? (mirror?.fullName ?? null) : null,
      linkedAt: iso(me.patreonLinkedAt),
      lastSyncedAt: iso(mirror?.lastSyncedAt),
      needsReconnect,
    },
    steps: whySteps({
      signedUpAt: me.createdAt,
      patreonLinkedAt: linked ? (me.patreonLinkedAt ?? me.updatedAt) : null,
      needsReconnect,
      patronStatus: mirror?.patronStatus ?? null,
      lastChargeStatus: mirror?.lastChargeStatus ?? null,
      lastSyncedAt: mirror?.lastSyncedAt ?? null,
      memberTier,
      tier: plan?.tier ?? "none",
      kind: plan?.kind ?? null,
      planSince: plan?.startsAt ?? null,
      graceUntil: plan?.graceUntil ?? null,
    }),
  };
}
