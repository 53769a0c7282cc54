import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OrderMap } from "@/features/deliveries/web/components/place-picture";
import { OrderView } from "@/features/shop/web/components/order-view";
import { loadOrder } from "@/features/shop/web/loaders";

export const metadata: Metadata = { title: "Order" };

interface OrderPageProps {
  params: Promise<{ guild: string; number: string }>;
}

export default async function OrderPage({ params }: OrderPageProps) {
  const { guild, number } = await params;
  if (!/^\d{1,9}$/.test(number)) notFound();
  const data = await loadOrder(guild, Number(number));
  return <OrderView data={data} picture={<OrderMap order={data.order} />} />;
}
