import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { ExportLink } from "@/components/ui/export-link";
import { OwnerOrders } from "@/features/shop/web/components/owner-orders";
import { loadGuildOrders } from "@/features/shop/web/loaders";
import { orderAddress, orderFilterOf, type SearchParams } from "@/features/shop/web/order-query";

export const metadata: Metadata = { title: "Orders" };

interface GuildOrdersProps {
  params: Promise<{ guildId: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function GuildOrdersPage({ params, searchParams }: GuildOrdersProps) {
  const filter = orderFilterOf(await searchParams, 50);
  const data = await loadGuildOrders((await params).guildId, filter);
  const { slug, name } = data.access;
  return (
    <>
      <PageHeader
        title="Orders"
        purpose="What players bought, how far it is, and what needs a person."
        crumbs={[{ label: name, href: `/guilds/${slug}` }, { label: "Orders" }]}
        actions={<ExportLink href={orderAddress(`/api/guilds/${slug}/orders`, filter, {})} />}
        className="mb-5"
      />
      <OwnerOrders data={data} filter={filter} />
    </>
  );
}
