import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { ExportLink } from "@/components/ui/export-link";
import { boardAddress, boardAsked } from "@/features/deliveries/board";
import { DeliveriesBoard } from "@/features/deliveries/web/components/deliveries-board";
import { DeliveriesTabs } from "@/features/deliveries/web/components/deliveries-tabs";
import { loadDeliveries } from "@/features/deliveries/web/loaders";

export const metadata: Metadata = { title: "Deliveries" };

interface DeliveriesProps {
  params: Promise<{ guildId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function DeliveriesPage({ params, searchParams }: DeliveriesProps) {
  const asked = boardAsked(await searchParams);
  const data = await loadDeliveries((await params).guildId, asked);
  const base = `/guilds/${data.access.slug}`;
  return (
    <>
      <PageHeader
        title="Deliveries"
        purpose="What goes to the game servers, what their files hold, and what proves each step."
        crumbs={[{ label: data.access.name, href: base }, { label: "Deliveries" }]}
        actions={<ExportLink href={boardAddress(`/api/guilds/${data.access.slug}/deliveries`, asked.view)} />}
        className="mb-5"
      />
      <DeliveriesTabs base={base} current="queue" />
      <DeliveriesBoard data={data} asked={asked} />
    </>
  );
}
