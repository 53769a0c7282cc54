import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { ExportLink } from "@/components/ui/export-link";
import { DeliveriesTabs } from "@/features/deliveries/web/components/deliveries-tabs";
import { Events } from "@/features/deliveries/web/components/events";
import { loadEvents } from "@/features/deliveries/web/loaders";

export const metadata: Metadata = { title: "Dynamic events" };

export default async function EventsPage({ params }: { params: Promise<{ guildId: string }> }) {
  const data = await loadEvents((await params).guildId);
  const base = `/guilds/${data.access.slug}`;
  return (
    <>
      <PageHeader
        title="Dynamic events"
        purpose="Crates and caches that appear at your drop zones with a restart."
        crumbs={[
          { label: data.access.name, href: base },
          { label: "Deliveries", href: `${base}/deliveries` },
          { label: "Dynamic events" },
        ]}
        actions={<ExportLink href={`/api/guilds/${data.access.slug}/deliveries/events`} />}
        className="mb-5"
      />
      <DeliveriesTabs base={base} current="events" />
      <Events data={data} />
    </>
  );
}
