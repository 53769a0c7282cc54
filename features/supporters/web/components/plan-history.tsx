import { Card, CardHeader } from "@/components/ui/card";
import { SoftLink } from "@/components/ui/soft-link";
import { TierMark } from "@/components/ui/tier-badge";
import { Time } from "@/components/ui/time";
import type { PlanChange } from "../../plan-words";

/** How the guild's plan came to be what it is, the newest first. @param log address of the same lines in the log */
export function PlanHistory({ changes, log }: { changes: readonly PlanChange[]; log: string | null }) {
  return (
    <Card flush className="overflow-hidden">
      <CardHeader
        title="History"
        className="px-5 pt-4 pb-3 max-md:px-4"
        aside={
          log && changes.length > 0 ? (
            <SoftLink href={log} className="text-ink underline">
              In the log, as CSV too
            </SoftLink>
          ) : null
        }
      />
      {changes.length === 0 ? (
        <p className="border-t px-5 py-5 text-13 text-muted max-md:px-4">
          Nobody's plan has ever paid for this guild. Each change will stand here with its day.
        </p>
      ) : (
        <ol className="divide-y border-t">
          {changes.map(({ id, at, words, tier }) => (
            <li key={id} className="flex gap-3 px-5 py-3 max-md:px-4">
              {tier === "none" ? (
                <span aria-hidden className="mt-0.5 size-5 shrink-0 rounded-full border border-dashed" />
              ) : (
                <TierMark tier={tier} className="mt-0.5 size-5" />
              )}
              <div className="min-w-0">
                <p className="text-13">{words}</p>
                <Time at={at} shape="stamp" className="text-12 text-faint" />
              </div>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
