import { Status } from "@/components/ui/badge";
import type { DriftRow } from "../../data/roles";
import { tierName } from "../../rules";

/** How a member's roles in Discord differ from their plan, in words. */
export function RoleDifference({ row: { drift, tier, role, reason, held } }: { row: DriftRow }) {
  const holds = held.join(" and ") || "a role";
  const wanted = role ?? "no role";
  if (reason)
    return (
      <span className="grid gap-0.5">
        <Status meaning="bad">Discord refused</Status>
        <span className="text-12 text-muted">{reason}</span>
      </span>
    );
  return drift === "missing" ? (
    <Status meaning="warn">
      Pays for {tierName(tier)}, without {wanted}
    </Status>
  ) : (
    <Status meaning="info">
      {tier === "none" ? `Holds ${holds}, without a plan` : `Pays for ${tierName(tier)}, holds ${holds}`}
    </Status>
  );
}
