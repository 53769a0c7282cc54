import type { patreonSubscriptions } from "@/db/schema/patronage";
import { env } from "@/lib/env";
import { decideEntitlement, declinedSince, parseTierMap } from "../rules";
import type { Entitlement, PatreonMember, Tier } from "../schema";

export type Mirror = typeof patreonSubscriptions.$inferSelect;

/** What a membership's row says, as Patreon tells it and as the rules judge it. */
export interface Judged {
  entitlement: Entitlement;
  columns: {
    subscriptionTier: string | null;
    active: boolean;
    patronStatus: string | null;
    tierIds: string[];
    entitledCents: number;
    willPayCents: number | null;
    isGifted: boolean;
    isFreeTrial: boolean;
    lastChargeStatus: string | null;
    lastChargeDate: Date | null;
    nextChargeDate: Date | null;
    pledgeStartedAt: Date | null;
    declinedAt: Date | null;
    graceUntil: Date | null;
  };
}

/**
 * Judges a membership beside what was kept of it.
 * @param member null when Patreon no longer knows it
 */
export function judge(member: PatreonMember | null, before: Mirror | undefined, now: Date): Judged {
  const heldTier = (before?.subscriptionTier ?? "none") as Tier;
  const declinedAt = declinedSince(member, before?.declinedAt ?? null, now);
  const map = parseTierMap(env().PATREON_TIERS);
  const entitlement = decideEntitlement({ member, map, heldTier, declinedAt, now });
  return {
    entitlement,
    columns: {
      subscriptionTier: entitlement.tier === "none" ? null : entitlement.tier,
      active: entitlement.state === "active",
      patronStatus: member?.patronStatus ?? null,
      tierIds: member?.entitledTierIds ?? [],
      entitledCents: member?.entitledCents ?? 0,
      willPayCents: member?.willPayCents ?? null,
      isGifted: member?.gifted ?? false,
      isFreeTrial: member?.freeTrial ?? false,
      lastChargeStatus: member?.lastChargeStatus ?? null,
      lastChargeDate: member?.lastChargeAt ?? null,
      nextChargeDate: member?.nextChargeAt ?? null,
      pledgeStartedAt: member?.pledgeStartedAt ?? null,
      declinedAt,
      graceUntil: entitlement.graceUntil,
    },
  };
}

/** The membership that a row was written from; null for one that Patreon no longer knew. */
export function keptMember(row: Mirror): PatreonMember | null {
  if (row.removedAt || row.memberId === null) return null;
  return {
    memberId: row.memberId,
    patreonUserId: row.patreonUserId,
    fullName: row.fullName,
    patronStatus: row.patronStatus as PatreonMember["patronStatus"],
    entitledTierIds: row.tierIds,
    entitledCents: row.entitledCents,
    willPayCents: row.willPayCents,
    gifted: row.isGifted,
    freeTrial: row.isFreeTrial,
    lastChargeStatus: row.lastChargeStatus,
    lastChargeAt: row.lastChargeDate,
    nextChargeAt: row.nextChargeDate,
    pledgeStartedAt: row.pledgeStartedAt,
  };
}

const plain = (value: unknown) => (value instanceof Date ? value.getTime() : (JSON.stringify(value) ?? null));

/** Whether the row says all of it already. */
export function saysTheSame(row: Mirror, member: PatreonMember, { columns }: Judged): boolean {
  const wanted: Partial<Mirror> = {
    ...columns,
    memberId: member.memberId,
    patreonUserId: member.patreonUserId ?? row.patreonUserId,
    fullName: member.fullName ?? row.fullName,
    campaignId: env().PATREON_CAMPAIGN_ID,
    removedAt: null,
    lastError: null,
  };
  return Object.entries(wanted).every(([name, value]) => plain(row[name as keyof Mirror]) === plain(value));
}
