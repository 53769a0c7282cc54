import type { Metadata } from "next";
import { OwnerShop } from "@/features/shop/web/components/owner/owner-shop";
import { loadOwnerShop } from "@/features/shop/web/loaders";
import type { SearchParams } from "@/features/shop/web/order-query";
import { shopQuery } from "@/features/shop/web/owner-view";

export const metadata: Metadata = { title: "Shop" };

interface GuildShopProps {
  params: Promise<{ guildId: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function GuildShopPage({ params, searchParams }: GuildShopProps) {
  const [{ guildId }, query] = await Promise.all([params, searchParams]);
  return <OwnerShop data={await loadOwnerShop(guildId)} {...shopQuery(query)} />;
}
