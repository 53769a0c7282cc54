import type { Metadata } from "next";
import { ListingPage } from "@/features/listings/web/components/owner/listing-page";
import { loadListing } from "@/features/listings/web/listing-loaders";
import { openListing, type SearchParams } from "@/features/listings/web/listing-query";

export const metadata: Metadata = { title: "Listing" };

interface ListingProps {
  params: Promise<{ guildId: string; listingId: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function GuildListingPage({ params, searchParams }: ListingProps) {
  const [{ guildId, listingId }, open] = await Promise.all([params, searchParams.then(openListing)]);
  return <ListingPage data={await loadListing(guildId, listingId, open)} open={open} />;
}
