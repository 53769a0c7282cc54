import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { hasListing } from "@/features/listings/web/listing-loaders";

interface ListingLayoutProps {
  children: ReactNode;
  params: Promise<{ guildId: string; listingId: string }>;
}

/** Above the skeleton, so that a listing that is not there answers 404. */
export default async function OneListingLayout({ children, params }: ListingLayoutProps) {
  const { guildId, listingId } = await params;
  if (!(await hasListing(guildId, listingId))) notFound();
  return children;
}
