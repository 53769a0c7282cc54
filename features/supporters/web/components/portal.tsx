import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { PersonLive } from "@/features/live/web/notices-live";
import type { PortalData } from "../loaders";
import { CheckCard } from "./check-card";
import { HistoryCard } from "./history-card";
import { LastSyncCard } from "./last-sync-card";
import { Perks } from "./perks";
import { PlanHead } from "./plan-head";
import { SupportedGuild } from "./supported-guild";
import { ThanksCard } from "./thanks-card";
import { WhyList } from "./why-list";

/** What a person pays for, where it stands, and why. @param all the whole history */
export function Portal({
  data,
  answer,
  all,
}: {
  data: PortalData;
  answer: { ok: boolean; sentence: string } | null;
  all: boolean;
}) {
  const { portal, checks, thanks, name, userId, history } = data;
  return (
    <>
      <PersonLive userId={userId} behind />
      <PageHeader
        crumbs={[{ label: "My Grizzly", href: "/me" }, { label: "Supporter" }]}
        title="Supporter"
        purpose="What you pay for, where it stands, and why."
        actions={
          <ButtonLink href="/supporters" size="small">
            Compare tiers
          </ButtonLink>
        }
        className="mb-5"
      />
      {answer && (
        <p
          role="status"
          className={`mb-5 rounded-control border px-4 py-3 text-13 ${answer.ok ? "border-good/40 bg-good-soft" : "border-bad/40 bg-bad-soft"}`}
        >
          {answer.sentence}
        </p>
      )}
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_340px]">
        <div className="grid min-w-0 gap-6">
          <PlanHead data={data} />
          <WhyList data={data} />
          <SupportedGuild data={data} />
          <HistoryCard lines={history} all={all} />
        </div>
        <div className="grid min-w-0 gap-6">
          <Perks data={data} />
          <LastSyncCard data={data} />
          <CheckCard checks={checks} />
          {portal.tier === "none" && thanks === null ? null : <ThanksCard shown={thanks} name={name} />}
        </div>
      </div>
    </>
  );
}
