import type { Metadata } from "next";
import { ListingsPage } from "@/features/listings/web/components/owner/listings-page";
import { loadListings } from "@/features/listings/web/listing-loaders";

export const metadata: Metadata = { title: "Listing" };

export default async function GuildListingsPage({ params }: { params: Promise<{ guildId: string }> }) {
  return <ListingsPage data={await loadListings((await params).guildId)} />;
}
