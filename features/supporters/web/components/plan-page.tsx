import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import { tierName } from "../../rules";
import type { PlanData } from "../plan-loader";
import { PlanGives } from "./plan-gives";
import { PlanHistory } from "./plan-history";
import { PlanPayer } from "./plan-payer";
import { PlanServers } from "./plan-servers";

/** How somebody else comes to pay, and what follows from it. */
function Takeover({ data }: { data: PlanData }) {
  const { plan, me } = data;
  const who = plan.supporter && plan.tier !== "none" ? `at least ${tierName(plan.tier)}` : "any plan";
  return (
    <Card>
      <CardHeader title="How another supporter takes over" />
      <ol className="mt-3 grid list-decimal gap-1.5 pl-5 text-13 text-muted">
        <li>They are a member of this Discord server and have {who}.</li>
        <li>
          They open{" "}
          <SoftLink href="/me/supporter" className="text-ink underline">
            their supporter page
          </SoftLink>{" "}
          and choose this guild.
        </li>
        <li>Their plan counts at once. Whoever paid before can choose another guild.</li>
      </ol>
      <p className="mt-3 text-12 text-muted">
        A plan pays for one guild at a time and can be moved once a day.
        {me.paysFor && !me.isPayer ? ` Yours pays for ${me.paysFor} now.` : ""}
      </p>
    </Card>
  );
}

/** Who pays for a guild, what that gives, what of it is used, and how it came to be so. */
export function PlanPage({ data }: { data: PlanData }) {
  const { access, plan, seesLog } = data;
  const base = `/guilds/${access.slug}`;
  return (
    <div>
      <PageHeader
        title="Plan"
        purpose="Who pays for this guild, what that gives, and what of it is used."
        crumbs={[{ label: access.name, href: base }, { label: "Plan" }]}
        actions={
          <ButtonLink href="/supporters" size="small">
            Compare tiers
          </ButtonLink>
        }
        className="mb-5"
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_340px]">
        <div className="grid min-w-0 gap-6">
          <PlanPayer data={data} />
          <PlanGives data={data} />
          <PlanServers data={data} />
        </div>
        <div className="grid min-w-0 gap-6">
          <PlanHistory changes={data.history} log={seesLog ? `${base}/audit?about=plan` : null} />
          <Takeover data={data} />
          <p className="px-1 text-12 text-muted">
            A tier never touches items, coins, prices or rewards.
            {plan.limitsSince ? (
              <>
                {" "}
                These limits stand since <Time at={plan.limitsSince} shape="date" />.
              </>
            ) : null}
          </p>
        </div>
      </div>
    </div>
  );
}
