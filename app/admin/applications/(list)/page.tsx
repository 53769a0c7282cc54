import type { Metadata } from "next";
import { ApplicationsPage } from "@/features/listings/web/components/moderation/applications-page";
import type { SearchParams } from "@/features/listings/web/listing-query";
import { readQueue } from "@/features/listings/web/moderation/queries";
import { loadQueue } from "@/features/listings/web/registration/loaders";

export const metadata: Metadata = { title: "Applications" };

export default async function AdminApplicationsPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const query = readQueue(await searchParams);
  return <ApplicationsPage data={await loadQueue(query)} query={query} />;
}
