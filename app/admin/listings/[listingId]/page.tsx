import type { Metadata } from "next";
import { ListingReview } from "@/features/listings/web/components/moderation/listing-review";
import { loadPlatformListing } from "@/features/listings/web/moderation/loaders";

export const metadata: Metadata = { title: "Listing" };

export default async function AdminListingPage({ params }: { params: Promise<{ listingId: string }> }) {
  return <ListingReview data={await loadPlatformListing((await params).listingId)} />;
}
