import { createHash } from "node:crypto";
import { type DemoPledge, type TierKey, tiers } from "@/sandbox/population";
import type { Membership } from "./types";

const DAY = 86_400_000;

/** What a person, or Patreon, can do to a pledge on the control page. */
export type PledgeAction =
  | "pledge"
  | "change"
  | "decline"
  | "recover"
  | "cancel"
  | "gift"
  | "trial"
  | "refund"
  | "follow"
  | "unfollow";

export type PatreonEvent =
  | "members:create"
  | "members:update"
  | "members:delete"
  | "members:pledge:create"
  | "members:pledge:update"
  | "members:pledge:delete";

export interface PledgeChange {
  /** The membership afterwards; null when it is gone. */
  readonly membership: Membership | null;
  /** The events that Patreon sends for it, in order. */
  readonly events: readonly PatreonEvent[];
}

/** A step that Patreon would not take, said in a sentence. */
export class PledgeRefused extends Error {
  override name = "PledgeRefused";
}

/** A member's UUID, always the same for the same Patreon user. */
export function memberId(patreonUserId: string): string {
  const hex = createHash("sha256").update(`member:${patreonUserId}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Monthly price of a tier in cents; 0 without one. */
export function tierCents(tier: TierKey | null): number {
  return tiers.find((one) => one.key === tier)?.cents ?? 0;
}

function nextMonth(from: Date, cadence: 1 | 12): string {
  const next = new Date(from);
  next.setUTCMonth(next.getUTCMonth() + cadence);
  return next.toISOString();
}

/** The membership of someone who follows without ever having paid. */
export function follower(id: string): Membership {
  return {
    id,
    tier: null,
    status: null,
    chargeStatus: null,
    chargedAt: null,
    nextChargeAt: null,
    startedAt: null,
    lifetimeCents: 0,
    willPayCents: 0,
    entitledCents: 0,
    cadence: 1,
    gifted: false,
    freeTrial: false,
  };
}

function paying(before: Membership, tier: TierKey, now: Date, chargedAt = now): Membership {
  const cents = tierCents(tier) * before.cadence;
  return {
    ...before,
    tier,
    status: "active_patron",
    chargeStatus: "Paid",
    chargedAt: chargedAt.toISOString(),
    nextChargeAt: nextMonth(chargedAt, before.cadence),
    startedAt: before.startedAt ?? now.toISOString(),
    lifetimeCents: before.lifetimeCents + cents,
    willPayCents: cents,
    entitledCents: tierCents(tier),
    gifted: false,
    freeTrial: false,
  };
}

/** Another tier within the paid month: an upgrade pays the difference, the charging day stays. */
function changed(before: Membership, tier: TierKey): Membership {
  const cents = tierCents(tier) * before.cadence;
  return {
    ...before,
    tier,
    lifetimeCents: before.lifetimeCents + Math.max(0, cents - before.willPayCents),
    willPayCents: cents,
    entitledCents: tierCents(tier),
  };
}

function ended(before: Membership): Membership {
  return {
    ...before,
    tier: null,
    status: "former_patron",
    nextChargeAt: null,
    willPayCents: 0,
    entitledCents: 0,
    gifted: false,
    freeTrial: false,
  };
}

function needTier(tier: TierKey | null): TierKey {
  if (!tier) throw new PledgeRefused("Choose a tier first.");
  return tier;
}

/**
 * What an action makes of a membership, and what Patreon would announce. Pure; `before` is null for someone
 * who never was a member.
 * @throws PledgeRefused when the action makes no sense from here
 */
export function changePledge(
  before: Membership | null,
  action: PledgeAction,
  tier: TierKey | null,
  patreonUserId: string,
  now: Date,
): PledgeChange {
  const base = before ?? follower(memberId(patreonUserId));
  const arrives: PatreonEvent[] = before ? [] : ["members:create"];
  const active = before?.status === "active_patron";
  const need = (ok: boolean, sentence: string) => {
    if (!ok) throw new PledgeRefused(sentence);
  };
  switch (action) {
    case "pledge":
      need(!active || base.gifted || base.freeTrial, "There is a pledge already: change its tier instead.");
      return { membership: paying(base, needTier(tier), now), events: [...arrives, "members:pledge:create"] };
    case "change":
      need(active && !base.gifted && !base.freeTrial, "Only a running paid pledge can change its tier.");
      return {
        membership: changed(base, needTier(tier)),
        events: ["members:pledge:update", "members:update"],
      };
    case "decline":
      need(active && !base.gifted && !base.freeTrial, "Only a running paid pledge can be declined.");
      return {
        membership: {
          ...base,
          status: "declined_patron",
          chargeStatus: "Declined",
          chargedAt: now.toISOString(),
          entitledCents: 0,
        },
        events: ["members:update"],
      };
    case "recover":
      need(base.status === "declined_patron", "Nothing was declined.");
      return { membership: paying(base, needTier(base.tier), now), events: ["members:update"] };
    case "cancel":
      need(base.status !== null && base.status !== "former_patron", "There is no pledge to cancel.");
      return { membership: ended(base), events: ["members:pledge:delete", "members:update"] };
    case "gift":
      need(!active, "A paying member cannot be given a membership.");
      return {
        membership: {
          ...paying(base, needTier(tier), now),
          chargeStatus: null,
          chargedAt: null,
          nextChargeAt: null,
          lifetimeCents: base.lifetimeCents,
          willPayCents: 0,
          gifted: true,
        },
        events: [...arrives, "members:update"],
      };
    case "trial":
      need(!active, "A free trial is for people who do not pay yet.");
      return {
        membership: {
          ...paying(base, needTier(tier), now),
          chargeStatus: "Free Trial",
          chargedAt: now.toISOString(),
          nextChargeAt: new Date(now.getTime() + 7 * DAY).toISOString(),
          lifetimeCents: base.lifetimeCents,
          freeTrial: true,
        },
        events: [...arrives, "members:pledge:create"],
      };
    case "refund":
      need(base.chargeStatus === "Paid", "The last charge was not paid, so it cannot be refunded.");
      return {
        membership: {
          ...ended(base),
          chargeStatus: "Refunded",
          lifetimeCents: Math.max(0, base.lifetimeCents - base.willPayCents),
        },
        events: ["members:pledge:delete", "members:update"],
      };
    case "follow":
      need(!before, "This person is a member already.");
      return { membership: base, events: ["members:create"] };
    case "unfollow":
      need(before?.status === null, "Only someone who never paid can leave like this.");
      return { membership: null, events: ["members:delete"] };
  }
}

/** A person's membership at first, `DemoPledge` counted back from `now`. */
export function initialMembership(patreonUserId: string, pledge: DemoPledge, now: Date): Membership | null {
  const id = memberId(patreonUserId);
  const started = new Date(now.getTime() - pledge.sinceDays * DAY);
  const charged = new Date(now.getTime() - (pledge.chargedDays ?? pledge.sinceDays) * DAY);
  const base: Membership = { ...follower(id), cadence: pledge.yearly ? 12 : 1 };
  const { kind, tier } = pledge;
  if (kind === "stranger") return null;
  if (kind === "follower" || !tier) return base;
  const charges = Math.max(
    1,
    Math.floor((pledge.sinceDays - (pledge.chargedDays ?? 0)) / (30 * base.cadence)) + 1,
  );
  const paid: Membership = {
    ...paying(base, tier, started, charged),
    lifetimeCents: charges * tierCents(tier) * base.cadence,
  };
  switch (kind) {
    case "active":
      return paid;
    case "declined":
      return changePledge(paid, "decline", null, patreonUserId, charged).membership;
    case "gifted":
      return changePledge(base, "gift", tier, patreonUserId, started).membership;
    case "free-trial":
      return changePledge(base, "trial", tier, patreonUserId, started).membership;
    case "former":
      return changePledge(paid, "cancel", null, patreonUserId, charged).membership;
    case "refunded":
      return changePledge(paid, "refund", null, patreonUserId, charged).membership;
  }
}
