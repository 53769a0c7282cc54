import type { Metadata } from "next";
import { ListingsPlace } from "@/features/listings/web/components/moderation/listings-place";
import type { SearchParams } from "@/features/listings/web/listing-query";
import { loadPlace } from "@/features/listings/web/moderation/loaders";
import { readPlace } from "@/features/listings/web/moderation/queries";

export const metadata: Metadata = { title: "Listings" };

export default async function AdminListingsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = readPlace(await searchParams);
  return <ListingsPlace data={await loadPlace(query)} query={query} />;
}
