import { Status } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { beyondWords } from "../../plan-limits";
import type { PlanData } from "../plan-loader";

/** The servers that take a place of the plan, and those that it does not cover. */
export function PlanServers({ data }: { data: PlanData }) {
  const { access, plan, servers, seesServers } = data;
  const connect = `/guilds/${access.slug}/servers/connect`;
  return (
    <Card flush className="overflow-hidden">
      <CardHeader
        title="Servers on this plan"
        hint="Those that are switched on, the oldest first."
        className="px-5 pt-4 pb-3 max-md:px-4"
        aside={
          seesServers ? (
            <ButtonLink href={connect} size="small">
              Choose servers
            </ButtonLink>
          ) : null
        }
      />
      {servers.length === 0 ? (
        <p className="border-t px-5 py-6 text-13 text-muted max-md:px-4">
          No game server is switched on yet. Each one that is takes a place of the plan.
        </p>
      ) : (
        <ul className="divide-y border-t">
          {servers.map(({ serviceId, name, since, beyond }) => (
            <li key={serviceId} className="grid gap-1.5 px-5 py-3 max-md:px-4">
              <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                <h3 className="min-w-0 break-words font-medium text-14">{name}</h3>
                {beyond ? (
                  <Status meaning="warn">
                    Beyond the plan since <Time at={plan.limitsSince ?? since} shape="date" />
                  </Status>
                ) : (
                  <Status meaning="good">Covered</Status>
                )}
              </div>
              <p className="text-12 text-muted">
                Service {serviceId}, known since <Time at={since} shape="date" />
              </p>
              {beyond ? <p className="max-w-prose text-13 text-muted">{beyondWords(plan.tier)}</p> : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
