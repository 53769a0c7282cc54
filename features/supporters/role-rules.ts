import { tierRank } from "./rules";
import { TIERS, type Tier } from "./schema";

/** Which role of a guild shows which tier; a guild need not have one for each. */
export type TierRoles = ReadonlyMap<Tier, string>;

/** Tier by tier, null for none: what the log keeps. */
export const rolesByTier = (roles: ReadonlyMap<Tier, string | null>): Record<string, string | null> =>
  Object.fromEntries(TIERS.slice(1).map((tier) => [tier, roles.get(tier) ?? null]));

/** The opposite of {@link rolesByTier}, from what a log holds. */
export const tiersOf = (kept: Readonly<Record<string, unknown>>) =>
  new Map(
    (["bronze", "silver", "gold", "partner"] as const).map((tier) => {
      const roleId = kept[tier];
      return [tier, typeof roleId === "string" ? roleId : null];
    }),
  );

/** The role that a tier shows by: its own, or that of the next lower tier that has one. Null without a plan. */
export function wantedRole(tier: Tier, roles: TierRoles): string | null {
  const covered = [...roles].filter(([of]) => of !== "none" && tierRank(of) <= tierRank(tier));
  return covered.toSorted(([a], [b]) => tierRank(b) - tierRank(a))[0]?.[1] ?? null;
}

export interface RoleSteps {
  give: string | null;
  take: string[];
}

/** What has to change for someone who holds these roles. Roles that show no tier are nobody's business here. */
export function roleSteps(held: readonly string[], wanted: string | null, roles: TierRoles): RoleSteps {
  const ours = new Set(roles.values());
  return {
    give: wanted === null || held.includes(wanted) ? null : wanted,
    take: [...new Set(held)].filter((role) => ours.has(role) && role !== wanted),
  };
}

/** Paid, and the role is missing; or the role, and no plan that pays for it. */
export type Drift = "missing" | "unpaid";

/** How somebody's roles differ from their plan; null when they do not. */
export function driftOf(held: readonly string[], wanted: string | null, roles: TierRoles): Drift | null {
  const { give, take } = roleSteps(held, wanted, roles);
  if (give !== null) return "missing";
  return take.length > 0 ? "unpaid" : null;
}

// Discord's bits for kicking, banning, administrating, managing channels, the server, messages, roles and webhooks,
// naming everyone, and timing members out.
const STAFF_BITS = [1n, 2n, 3n, 4n, 5n, 13n, 17n, 28n, 29n, 40n].reduce((bits, at) => bits | (1n << at), 0n);

/** A role as far as it matters whether it may be given by itself. */
export interface GivenRole {
  /** Discord's permission bits as decimal text. */
  permissions: string;
  /** Whether it has rights in the dashboard. */
  rights: boolean;
}

/** Why a role must not be given to whoever pays; null where it may. A plan never makes anybody staff. */
export function unfitForTier({ permissions, rights }: GivenRole): string | null {
  if (rights) return "has rights in this dashboard";
  if (!/^\d{1,30}$/.test(permissions)) return "has permissions that could not be read";
  return (BigInt(permissions) & STAFF_BITS) === 0n ? null : "has staff permissions in Discord";
}
