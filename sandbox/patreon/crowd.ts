import { tiers } from "@/sandbox/population";
import { follower } from "@/sandbox/state/pledges";
import type { Patron } from "@/sandbox/state/store";
import type { Crowd, Membership } from "@/sandbox/state/types";

/** A crowd's ids count from here, far from those of the demo's people. */
const FIRST_USER = 90_000_000;
const HOLDS = /^00000000-0000-4000-a000-([0-9a-f]{12})$/;
const JOINED = "2026-01-01T00:00:00.000Z";
/** Of a hundred, this one goes to the next tier with each turn. */
const TURNS = 7;

const memberIdOf = (index: number) => `00000000-0000-4000-a000-${index.toString(16).padStart(12, "0")}`;

function membershipOf(index: number, { turn }: Crowd): Membership {
  const base = { ...follower(memberIdOf(index)), startedAt: JOINED };
  if (index % 10 === 9) return { ...base, status: "former_patron", lifetimeCents: 600 };
  const tier = tiers[(index + (index % 100 === TURNS ? turn : 0)) % tiers.length];
  if (!tier) return base;
  return {
    ...base,
    tier: tier.key,
    status: "active_patron",
    chargeStatus: "Paid",
    chargedAt: JOINED,
    nextChargeAt: "2026-12-01T00:00:00.000Z",
    lifetimeCents: tier.cents,
    willPayCents: tier.cents,
    entitledCents: tier.cents,
  };
}

/** Somebody of the crowd: a member of the campaign without a Discord account. Made when asked for, kept nowhere. */
export function crowdPatron(index: number, crowd: Crowd): Patron & { patreon: { membership: Membership } } {
  const name = `Member ${index + 1}`;
  const key = `crowd-${index}`;
  const email = `${key}@example.test`;
  return {
    key,
    id: "0",
    username: key,
    name,
    email,
    locale: "en-GB",
    sees: "",
    operator: false,
    granted: null,
    patreon: {
      userId: String(FIRST_USER + index),
      fullName: name,
      email,
      createdAt: JOINED,
      deleted: false,
      membership: membershipOf(index, crowd),
    },
  };
}

/** Which of the crowd a member's id names; null for none. */
export function crowdIndex(memberId: string, crowd: Crowd): number | null {
  const index = Number.parseInt(HOLDS.exec(memberId)?.[1] ?? "", 16);
  return index < crowd.members ? index : null;
}
