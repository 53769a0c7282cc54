import { Card, CardHeader } from "@/components/ui/card";
import { SoftLink } from "@/components/ui/soft-link";
import { tierName } from "../../rules";
import type { PortalData } from "../loaders";
import { PlanValue } from "./plan-gives";

/** What the plan gives, as far as it is used in the guild that it pays for. */
export function Perks({ data }: { data: PortalData }) {
  const { rows, portal, support } = data;
  const { tier } = portal;
  return (
    <Card flush>
      <CardHeader
        title={tier === "none" ? "What a plan gives" : `${tierName(tier)} perks`}
        hint={support.pays && tier !== "none" ? `In ${support.pays.name}.` : undefined}
        aside={
          <SoftLink href="/supporters" className="quiet-link">
            Compare tiers
          </SoftLink>
        }
        className="px-5 pt-4 pb-2 max-md:px-4"
      />
      <ul className="px-5 pb-3 max-md:px-4">
        {rows.map((row) => (
          <li key={row.key} className="flex items-start justify-between gap-4 py-2">
            <div className="min-w-0">
              <h3 className="font-medium text-13">{row.title}</h3>
              <p className="text-12 text-muted">{row.words}</p>
            </div>
            <div className="shrink-0">
              <PlanValue row={row} />
            </div>
          </li>
        ))}
      </ul>
      <p className="border-t px-5 py-3 text-12 text-muted max-md:px-4">
        A tier never touches items, coins, prices or rewards.{" "}
        <SoftLink href="/supporters#fairness" className="quiet-link">
          Why
        </SoftLink>
      </p>
    </Card>
  );
}
