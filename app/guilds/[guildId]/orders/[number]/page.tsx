import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OrderMap } from "@/features/deliveries/web/components/place-picture";
import { OwnerOrderView } from "@/features/shop/web/components/owner-order-view";
import { loadGuildOrder } from "@/features/shop/web/loaders";

export const metadata: Metadata = { title: "Order" };

interface GuildOrderProps {
  params: Promise<{ guildId: string; number: string }>;
}

export default async function GuildOrderPage({ params }: GuildOrderProps) {
  const { guildId, number } = await params;
  if (!/^\d{1,9}$/.test(number)) notFound();
  const data = await loadGuildOrder(guildId, Number(number));
  return <OwnerOrderView data={data} picture={<OrderMap order={data.order} />} />;
}
