import type { Metadata } from "next";
import { RepliesPage } from "@/features/tickets/web/components/replies/replies-page";
import { loadReplies, readReplies } from "@/features/tickets/web/reply-loaders";
import type { SearchParams } from "@/features/tickets/web/ticket-query";

export const metadata: Metadata = { title: "Saved replies" };

export default async function RepliesRoute({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = readReplies(await searchParams);
  return <RepliesPage data={await loadReplies(query)} query={query} />;
}
