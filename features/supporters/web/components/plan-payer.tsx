import { CircleDashed } from "lucide-react";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { ActionButton } from "@/features/identity/web/components/action-button";
import { tierName } from "../../rules";
import { payForGuild } from "../plan-actions";
import type { PlanData } from "../plan-loader";
import { PlanTitle } from "./plan-parts";

const KINDS = {
  paid: "Paid on Patreon",
  gifted: "A gift on Patreon",
  trial: "A free trial on Patreon",
  grant: "By agreement",
};

function Cell({ label, children, note }: { label: string; children: ReactNode; note?: ReactNode }) {
  return (
    <div className="px-5 py-3.5 max-md:px-4">
      <dt className="text-12 text-muted">{label}</dt>
      <dd className="mt-0.5 break-words font-medium text-14">{children}</dd>
      {note ? <dd className="text-12 text-muted">{note}</dd> : null}
    </div>
  );
}

function Pay({ data }: { data: PlanData }) {
  const { me, access, plan } = data;
  if (!me.mayPay) return null;
  const words = `Pay with my ${tierName(me.tier)}`;
  const question = me.paysFor ? `Move my plan here from ${me.paysFor}` : `Yes, ${words.toLowerCase()}`;
  return (
    <ActionButton
      action={payForGuild}
      value={{ guildId: access.guildId }}
      look={plan.tier === "none" ? "primary" : "secondary"}
      confirm={question}
    >
      {words}
    </ActionButton>
  );
}

function Nobody({ data }: { data: PlanData }) {
  const { plan, me } = data;
  const ended = plan.supporter !== null;
  return (
    <Card className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
      <div className="flex min-w-0 gap-4">
        <CircleDashed aria-hidden className="mt-0.5 size-10 shrink-0 text-faint" strokeWidth={1.2} />
        <div className="min-w-0">
          <h2 className="font-semibold text-20">
            {ended ? "The plan has ended" : "No plan pays for this guild"}
          </h2>
          <p className="mt-1 max-w-prose text-13 text-muted">
            {plan.supporter ? (
              <>
                {plan.supporter.name} paid for it
                {plan.limitsSince ? (
                  <>
                    {" "}
                    until <Time at={plan.limitsSince} shape="date" />
                  </>
                ) : null}
                .{" "}
              </>
            ) : null}
            Servers that are switched on are read on, nothing is deleted, and none can be switched on until a
            supporter's plan pays for the guild.
          </p>
        </div>
      </div>
      <div className="flex flex-wrap gap-2.5">
        <Pay data={data} />
        {me.tier === "none" ? (
          <ButtonLink href="/me/supporter" look="primary" size="small">
            Become a supporter
          </ButtonLink>
        ) : null}
      </div>
    </Card>
  );
}

/** Which supporter pays, with what, since when and until when. */
export function PlanPayer({ data }: { data: PlanData }) {
  const { plan, nextCharge, me } = data;
  const { tier, state, kind, supporter, supportsSince, planSince, graceUntil } = plan;
  if (tier === "none") return <Nobody data={data} />;
  return (
    <Card flush className="overflow-hidden">
      <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4 px-5 py-4 max-md:px-4">
        <PlanTitle tier={tier} state={state} words={kind ? KINDS[kind] : null} />
        {me.isPayer ? (
          <ButtonLink href="/me/supporter" size="small">
            My supporter page
          </ButtonLink>
        ) : (
          <Pay data={data} />
        )}
      </div>
      {graceUntil ? (
        <p role="status" className="border-t bg-warn-soft px-5 py-3 text-13 max-md:px-4">
          The last payment was declined. The plan stays until <Time at={graceUntil} shape="date" />; after
          that no more servers can be switched on.{" "}
          {me.isPayer ? "Repair it" : `${supporter?.name} can repair it`} on Patreon.
        </p>
      ) : null}
      <dl className="grid grid-cols-4 divide-x border-t max-md:grid-cols-2 max-md:divide-x-0">
        <Cell label="Supporter" note={me.isPayer ? "That is you" : undefined}>
          {supporter?.name}
        </Cell>
        <Cell label="Pays for this guild since">
          {supportsSince ? <Time at={supportsSince} shape="date" /> : "not known"}
        </Cell>
        <Cell label="Supporter since">{planSince ? <Time at={planSince} shape="date" /> : "not known"}</Cell>
        <Cell label="Next charge">
          {nextCharge ? <Time at={nextCharge} shape="date" /> : kind === "paid" ? "not known yet" : "none"}
        </Cell>
      </dl>
    </Card>
  );
}
