import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { DeliveriesTabs } from "@/features/deliveries/web/components/deliveries-tabs";
import { Zones } from "@/features/deliveries/web/components/zones";
import { loadZones } from "@/features/deliveries/web/loaders";

export const metadata: Metadata = { title: "Drop zones" };

export default async function ZonesPage({ params }: { params: Promise<{ guildId: string }> }) {
  const data = await loadZones((await params).guildId);
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
        className="mb-5"
      />
      <DeliveriesTabs base={base} current="zones" />
      <Zones data={data} />
    </>
  );
}
