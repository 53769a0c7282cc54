import { tiers } from "@/sandbox/population";
import type { Membership } from "@/sandbox/state/types";

/** A membership in a few words, the way a person would say it. */
export function pledgeWords(membership: Membership | null): string {
  if (!membership) return "not a member";
  const title = tiers.find((one) => one.key === membership.tier)?.title ?? "a tier";
  if (membership.status === null) return "follows without paying";
  if (membership.chargeStatus === "Refunded") return "refunded";
  if (membership.status === "former_patron") return "former supporter";
  if (membership.status === "declined_patron") return `${title}, last charge declined`;
  if (membership.gifted) return `${title}, a gift`;
  if (membership.freeTrial) return `${title}, free trial`;
  return membership.cadence === 12 ? `${title}, paid by the year` : `${title}, paid by the month`;
}
