import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { mayEnter } from "@/features/guilds/rules";
import type { HealthPageFacts } from "../health-loader";
import { DiscordRightsCard } from "./discord-rights-card";
import { HealthParts, HealthVerdict } from "./health-verdict";
import { LogReaders } from "./log-readers";
import { LogSettingsCard } from "./log-settings-card";
import { ServiceHealthCard } from "./service-health";
import { UpDays } from "./up-days";

/** Whether everything works, in words, and what mends it where it does not. */
export function HealthPage({ data }: { data: HealthPageFacts }) {
  const { access, services, days, at } = data;
  const base = `/guilds/${access.slug}`;
  const mayConnect = mayEnter(access.sections, "servers", "manager");
  return (
    <div className="grid gap-6">
      <PageHeader
        crumbs={[{ label: access.name, href: base }, { label: "Health" }]}
        title="Health"
        purpose="Is everything working, and what mends it if not."
        actions={
          <>
            <span className="text-13 text-muted">
              Judged <Time at={at} />
            </span>
            <ButtonLink size="small" href={`${base}/health`}>
              Look again
            </ButtonLink>
          </>
        }
      />
      {services.length === 0 ? (
        <Card>
          <EmptyState
            title="No game server is known here"
            action={
              mayConnect ? <ButtonLink href={`${base}/servers/connect`}>Connect Nitrado</ButtonLink> : null
            }
          >
            Once Nitrado is connected, the servers stand here with what is read of them.
          </EmptyState>
        </Card>
      ) : (
        <HealthVerdict data={data} />
      )}
      <UpDays days={days} />
      {services.length > 0 ? <LogReaders services={services} /> : null}
      <HealthParts data={data} />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        {services.length > 0 ? <LogSettingsCard servers={data.settings} /> : null}
        <DiscordRightsCard rights={data.rights} />
      </div>
      {services.map((service) => (
        <ServiceHealthCard key={service.serviceId} service={service} base={base} />
      ))}
    </div>
  );
}
