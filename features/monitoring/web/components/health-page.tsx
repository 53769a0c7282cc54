import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import type { HealthPageFacts } from "../health-loader";
import { ServiceHealthCard } from "./service-health";

/** How a guild's game servers and the reading of their logs are, in words. */
export function HealthPage({ access, services }: HealthPageFacts) {
  const base = `/guilds/${access.slug}`;
  return (
    <div className="grid max-w-5xl gap-6">
      <PageHeader
        crumbs={[{ label: access.name, href: base }, { label: "Health" }]}
        title="Health"
        purpose="Whether each game server runs, whether its log is read, and what to do where something is wrong."
      />
      {services.length === 0 ? (
        <EmptyState
          title="No game server is known here"
          action={<ButtonLink href={`${base}/servers/connect`}>Connect Nitrado</ButtonLink>}
        >
          Once Nitrado is connected, the servers stand here with what is read of them.
        </EmptyState>
      ) : (
        services.map((service) => <ServiceHealthCard key={service.serviceId} service={service} />)
      )}
    </div>
  );
}
