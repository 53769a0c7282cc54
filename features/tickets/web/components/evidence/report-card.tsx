import { Skull } from "lucide-react";
import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import { ASK_WORDS } from "../../../evidence/asks";
import type { DeathReport } from "../../../evidence/schema";

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-2 px-3 py-2">
      <dt className="text-12 text-muted">{label}</dt>
      <dd className="min-w-0 break-words font-medium text-13">{children}</dd>
    </div>
  );
}

/** What a report of a death says, above the opener's own words. */
export function ReportCard({ report }: { report: DeathReport }) {
  const { killer, weapon, distance, where } = report;
  const how = [weapon, distance === null ? null : `${Math.round(distance)} m`].filter(Boolean).join(", ");
  return (
    <div className="mb-2 overflow-hidden rounded-control border bg-sunken">
      <p className="flex items-center gap-1.5 border-b px-3 py-1.5 text-12 text-muted">
        <Skull aria-hidden className="size-3.5" />
        My last death, {report.service}
      </p>
      <dl className="grid sm:grid-cols-2 xl:flex xl:flex-wrap xl:justify-between">
        <Fact label="Died">
          <Time at={report.diedAt} shape="stamp" />
        </Fact>
        <Fact label="Place">{where ?? "not in the log"}</Fact>
        <Fact label="Killed by">
          {killer ?? "nobody the log names"}
          {how === "" ? null : <span className="font-normal text-muted"> {how}</span>}
        </Fact>
        <Fact label="Asks for">{ASK_WORDS[report.asksFor].name}</Fact>
      </dl>
    </div>
  );
}
