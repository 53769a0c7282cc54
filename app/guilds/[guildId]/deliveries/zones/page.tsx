import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { ExportLink } from "@/components/ui/export-link";
import { DeliveriesTabs } from "@/features/deliveries/web/components/deliveries-tabs";
import { Zones } from "@/features/deliveries/web/components/zones";
import { loadZones } from "@/features/deliveries/web/loaders";

export const metadata: Metadata = { title: "Drop zones" };

interface ZonesProps {
  params: Promise<{ guildId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ZonesPage({ params, searchParams }: ZonesProps) {
  const [data, asked] = await Promise.all([params.then(({ guildId }) => loadZones(guildId)), searchParams]);
  const base = `/guilds/${data.access.slug}`;
  return (
    <>
      <PageHeader
        title="Drop zones"
        purpose="Where orders and events are placed, and where nothing ever is."
        crumbs={[
          { label: data.access.name, href: base },
          { label: "Deliveries", href: `${base}/deliveries` },
          { label: "Drop zones" },
        ]}
        actions={<ExportLink href={`/api/guilds/${data.access.slug}/deliveries/zones`} />}
        className="mb-5"
      />
      <DeliveriesTabs base={base} current="zones" />
      <Zones data={data} asked={asked} />
    </>
  );
}
