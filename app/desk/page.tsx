import type { Metadata } from "next";
import { InboxView } from "@/features/tickets/web/components/inbox-view";
import { loadInbox } from "@/features/tickets/web/loaders";
import { readDesk, type SearchParams } from "@/features/tickets/web/ticket-query";

export const metadata: Metadata = { title: "Ticket desk" };

export default async function DeskPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = readDesk(await searchParams);
  return <InboxView data={await loadInbox(query)} query={query} />;
}
