import { Check, Lock } from "lucide-react";
import { Card, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { SoftLink } from "@/components/ui/soft-link";
import { TierBadge } from "@/components/ui/tier-badge";
import type { PlanRow } from "../../plan-words";
import { tierName } from "../../rules";
import type { PlanData } from "../plan-loader";

/** Places of a limit, taken and free; those beyond it stand out. */
function Places({ count, of }: { count: number; of: number }) {
  return (
    <span aria-hidden className="flex gap-1">
      {Array.from({ length: Math.max(of, count) }, (_, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: places are all alike
          key={at}
          className={cn(
            "h-1.5 w-5 rounded-full",
            at >= of ? "bg-warn" : at < count ? "bg-ink" : "bg-fill-strong",
          )}
        />
      ))}
    </span>
  );
}

/** How much of a row is used, whether it is there, or which plan has it. */
export function PlanValue({ row }: { row: PlanRow }) {
  const { used, has, needs } = row;
  if (used)
    return (
      <span className="grid justify-items-end gap-1.5 font-medium text-13">
        {used.of === null ? `${used.count}, no limit` : `${used.count} of ${used.of}`}
        {used.of === null ? null : <Places count={used.count} of={used.of} />}
      </span>
    );
  if (has)
    return (
      <span className="inline-flex items-center gap-1.5 text-13 text-good">
        <Check aria-hidden className="size-4" />
        Included
      </span>
    );
  if (needs && needs !== "none") return <TierBadge tier={needs} words={`Needs ${tierName(needs)}`} />;
  return <span className="text-13 text-muted">Not included</span>;
}

const PATHS: Partial<Record<PlanRow["key"], { path: string; words: string; section: "servers" | "flags" }>> =
  {
    servers: { path: "/servers/connect", words: "Choose servers", section: "servers" },
    beta: { path: "/flags", words: "See flags", section: "flags" },
  };

/** What the plan gives, how much of it is used, and what it does not give, with what does. */
export function PlanGives({ data }: { data: PlanData }) {
  const { access, rows, plan, seesServers, seesFlags } = data;
  const may = { servers: seesServers, flags: seesFlags };
  return (
    <Card flush className="overflow-hidden">
      <CardHeader
        title="What the plan gives"
        hint={
          plan.tier === "none"
            ? "This guild has none."
            : `${tierName(plan.tier)}, and how much of it is used.`
        }
        className="px-5 pt-4 pb-3 max-md:px-4"
      />
      <ul className="divide-y border-t">
        {rows.map((row) => {
          const place = PATHS[row.key];
          return (
            <li key={row.key} className="flex items-center gap-4 px-5 py-3 max-md:px-4">
              {row.has ? null : <Lock aria-hidden className="size-4 shrink-0 text-faint" />}
              <div className="min-w-0 flex-1">
                <h3 className="font-medium text-14">{row.title}</h3>
                <p className="text-13 text-muted">
                  {row.words}{" "}
                  {row.needs ? (
                    <SoftLink href="/supporters" className="text-ink underline">
                      {row.has ? `${tierName(row.needs)} has more` : `See ${tierName(row.needs)}`}
                    </SoftLink>
                  ) : place && may[place.section] ? (
                    <SoftLink href={`/guilds/${access.slug}${place.path}`} className="text-ink underline">
                      {place.words}
                    </SoftLink>
                  ) : null}
                </p>
              </div>
              <div className="shrink-0">
                <PlanValue row={row} />
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
