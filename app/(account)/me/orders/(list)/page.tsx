import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { OwnOrders } from "@/features/shop/web/components/own-orders";
import { loadOwnOrders } from "@/features/shop/web/loaders";
import { guildOf, orderFilterOf, type SearchParams } from "@/features/shop/web/order-query";

export const metadata: Metadata = { title: "Orders" };

export default async function OrdersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const filter = orderFilterOf(params);
  const data = await loadOwnOrders(guildOf(params), filter);
  return (
    <>
      <PageHeader
        title="Orders"
        purpose="What you bought, where it is, and how we know."
        crumbs={[{ label: "My Grizzly", href: "/me" }, { label: "Orders" }]}
        className="mb-5"
      />
      <OwnOrders data={data} filter={filter} />
    </>
  );
}
