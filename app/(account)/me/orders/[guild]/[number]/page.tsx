import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlacePicture } from "@/features/deliveries/web/components/place-picture";
import { drawnMaps } from "@/features/shop/web/checkout-props";
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
  const { place, serviceId, guildId } = data.order;
  const map = place ? drawnMaps()[place.map] : undefined;
  const picture =
    place && map ? (
      <PlacePicture
        className="h-44"
        size={map.size}
        labels={map.labels}
        place={place}
        footprint={serviceId ? `/api/guilds/${guildId}/footprint/${serviceId}` : null}
      />
    ) : null;
  return <OrderView data={data} picture={picture} />;
}
