import { CircleDashed } from "lucide-react";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { tierName } from "../../rules";
import type { PortalData } from "../loaders";
import { PlanTitle } from "./plan-parts";
import { PatreonLink } from "./why-fix";

const KINDS = {
  paid: "Paid on Patreon, month by month or by the year.",
  gifted: "A gift on Patreon. You are charged nothing.",
  trial: "A free trial on Patreon. Nothing was charged yet.",
  grant: "Given by agreement, without Patreon.",
};
const DOLLARS = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });

function Cell({ label, children, note }: { label: string; children: ReactNode; note?: ReactNode }) {
  return (
    <div className="min-w-0 px-5 py-3.5 max-md:px-4">
      <dt className="text-12 text-muted">{label}</dt>
      <dd className="mt-0.5 break-words font-medium text-14">{children}</dd>
      {note ? <dd className="text-12 text-muted">{note}</dd> : null}
    </div>
  );
}

function NextCharge({ data }: { data: PortalData }) {
  const { nextChargeAt, nextChargeCents, kind, state } = data.portal;
  if (state === "grace") return <Cell label="Next charge">Patreon tries again</Cell>;
  const note = nextChargeCents ? DOLLARS.format(nextChargeCents / 100) : undefined;
  if (nextChargeAt)
    return (
      <Cell label={kind === "trial" ? "First charge" : "Next charge"} note={note}>
        <Time at={nextChargeAt} shape="date" />
      </Cell>
    );
  return <Cell label="Next charge">{kind === "paid" ? "not told yet" : "none"}</Cell>;
}

function Nothing({ data }: { data: PortalData }) {
  const { portal, pages } = data;
  return (
    <Card className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4">
      <div className="flex min-w-0 flex-1 basis-64 items-start gap-4">
        <CircleDashed aria-hidden className="mt-0.5 size-12 shrink-0 text-faint" strokeWidth={1} />
        <div className="min-w-0">
          <h2 className="font-semibold text-20">No plan</h2>
          <p className="mt-0.5 max-w-prose text-13 text-muted">
            {portal.reason} A plan pays for game servers, a listing and answers from us; the list below says
            what is missing.
          </p>
        </div>
      </div>
      {portal.patreon.linked ? (
        <PatreonLink href={pages.manage} words="Open Patreon" look="secondary" />
      ) : (
        <ButtonLink href="/supporters" size="small">
          See the tiers
        </ButtonLink>
      )}
    </Card>
  );
}

/** Tier, state, since when, what is charged when, and which guild has it. */
export function PlanHead({ data }: { data: PortalData }) {
  const { portal, support, months, pages } = data;
  const { tier, kind, state, graceUntil, since, lastChargeAt, lastChargeStatus } = portal;
  if (tier === "none") return <Nothing data={data} />;
  return (
    <Card flush className="overflow-hidden">
      <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4 px-5 py-4 max-md:px-4">
        <PlanTitle
          tier={tier}
          state={state}
          words={kind === "grant" ? portal.reason : kind ? KINDS[kind] : null}
        />
        {kind === "grant" ? null : (
          <PatreonLink href={pages.manage} words="Manage on Patreon" look="secondary" />
        )}
      </div>
      {graceUntil ? (
        <p role="status" className="border-t bg-warn-soft px-5 py-3 text-13 max-md:px-4">
          The last payment was declined. You keep {tierName(tier)} until{" "}
          <Time at={graceUntil} shape="stamp" />; nothing changes before, and nothing is deleted after.
        </p>
      ) : null}
      <dl className="grid grid-cols-4 divide-x border-t max-md:grid-cols-2 max-md:divide-x-0 max-md:[&>div:nth-child(even)]:border-l max-md:[&>div:nth-child(n+3)]:border-t">
        <Cell
          label="Supporter since"
          note={!months ? undefined : months === 1 ? "1 month" : `${months} months`}
        >
          {since ? <Time at={since} shape="date" /> : "not known"}
        </Cell>
        <NextCharge data={data} />
        <Cell label="Last charge" note={lastChargeStatus ?? undefined}>
          {lastChargeAt ? <Time at={lastChargeAt} shape="date" /> : "none"}
        </Cell>
        <Cell
          label="Supports"
          note={
            <a href="#guild" className="quiet-link">
              {support.pays ? "Choose another guild" : "Choose a guild"}
            </a>
          }
        >
          {support.pays?.name ?? "no guild yet"}
        </Cell>
      </dl>
    </Card>
  );
}
