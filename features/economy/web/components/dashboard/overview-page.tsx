import { Download } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { Freshness } from "@/components/ui/freshness";
import { SoftLink } from "@/components/ui/soft-link";
import { EmptyState } from "@/components/ui/states";
import { Segments } from "@/components/ui/tabs";
import { STANDING_DAYS } from "../../../books";
import type { OverviewData } from "../../dashboard-loaders";
import { EconomyHead } from "./economy-head";
import { FlowCard } from "./flow-card";
import { OverviewTiles } from "./overview-tiles";
import { SpreadCard } from "./spread-card";
import { StandingsCard } from "./standings-card";

/** How coins come and go in a guild, against the period before. */
export function EconomyOverview({ data }: { data: OverviewData }) {
  const { access, days, books, manages } = data;
  const path = `/guilds/${access.slug}/economy`;
  const counted = books !== null && books.countedAt !== null;
  return (
    <>
      <EconomyHead
        guild={access}
        tab=""
        actions={
          <>
            <Segments
              label="Days"
              tabs={STANDING_DAYS.map((one) => ({
                href: one === 30 ? path : `${path}?days=${one}`,
                label: `${one} d`,
                current: one === days,
              }))}
            />
            <a
              href={`/api/guilds/${access.slug}/economy/days?days=${days}`}
              download
              className={buttonClass({ size: "small" })}
            >
              <Download aria-hidden />
              Days as CSV
            </a>
          </>
        }
      />
      {data.pays ? null : (
        <p
          role="status"
          className="mb-5 rounded-control border border-warn/40 bg-warn-soft px-4 py-2.5 text-13"
        >
          Nothing is paid here now: kills, playing and the daily claim are all off.{" "}
          <SoftLink href={`${path}/rules`} className="quiet-link font-medium">
            See the rules
          </SoftLink>
        </p>
      )}
      {!counted || books.entries === 0 ? (
        <Card>
          <EmptyState
            title={counted ? "No coin has moved yet" : "The ledger is being counted"}
            action={
              counted && manages ? (
                <ButtonLink href={`${path}/rules`} look="primary">
                  Set what kills and playing pay
                </ButtonLink>
              ) : null
            }
          >
            {counted
              ? "Once players are paid for kills and hours, claim their day or buy something, this shows where coins come from and where they go. New movements stand here within two minutes."
              : `${(books?.entries ?? 0).toLocaleString("en-GB")} entries so far. The sums stand here once all of them are counted, usually within two minutes; the ledger itself is complete.`}
          </EmptyState>
        </Card>
      ) : (
        <div className="grid gap-6">
          <OverviewTiles data={data} books={books} />
          <FlowCard data={data} />
          <div className="grid items-start gap-6 xl:grid-cols-2">
            <StandingsCard data={data} list="earners" standings={books.standings} />
            <StandingsCard data={data} list="spenders" standings={books.standings} />
          </div>
          <SpreadCard data={data} books={books} />
          <div className="flex flex-wrap justify-between gap-x-6 gap-y-2">
            <span className="flex flex-wrap gap-x-6 gap-y-2">
              <Freshness until={books.countedAt} what="Ledger" />
              <Freshness until={data.until} />
            </span>
            <a
              href={`/api/guilds/${access.slug}/economy/people?days=${days}`}
              download
              className="quiet-link inline-flex min-h-6 items-center text-13 max-md:min-h-11"
            >
              Top earners and spenders as CSV
            </a>
          </div>
        </div>
      )}
    </>
  );
}
