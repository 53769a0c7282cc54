import { tierRank } from "./rules";
import type { Tier } from "./schema";

/** Which role of a guild shows which tier; a guild need not have one for each. */
export type TierRoles = ReadonlyMap<Tier, string>;

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
