import { Badge } from "@/components/ui/badge";
import { TierMark } from "@/components/ui/tier-badge";
import { tierName } from "../../rules";
import type { Tier } from "../../schema";

/** A plan's tier, whether it runs, and where it comes from. */
export function PlanTitle({
  tier,
  state,
  words,
}: {
  tier: Exclude<Tier, "none">;
  state: string | null;
  words: string | null;
}) {
  return (
    <div className="flex items-center gap-4">
      <TierMark tier={tier} className="size-12" />
      <div>
        <div className="flex flex-wrap items-center gap-2.5">
          <h2 className="font-semibold text-20">{tierName(tier)}</h2>
          {state === "grace" ? (
            <Badge meaning="warn">Payment declined</Badge>
          ) : (
            <Badge meaning="good">Active</Badge>
          )}
        </div>
        <p className="text-13 text-muted">{words}</p>
      </div>
    </div>
  );
}
