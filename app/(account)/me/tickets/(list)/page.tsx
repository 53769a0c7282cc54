import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { OwnSearch } from "@/features/tickets/web/components/own-search";
import { OwnTicketsView } from "@/features/tickets/web/components/own-tickets";
import { loadOwnTickets } from "@/features/tickets/web/own/loaders";
import { readOwnQuery } from "@/features/tickets/web/own/query";
import type { SearchParams } from "@/features/tickets/web/ticket-query";

export const metadata: Metadata = { title: "Tickets" };

export default async function TicketsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const data = await loadOwnTickets(readOwnQuery(await searchParams));
  return (
    <>
      <PageHeader
        title="Tickets"
        purpose="What you asked staff, and what they answered. Old ones stay readable."
        crumbs={[{ label: "My Grizzly", href: "/me" }, { label: "Tickets" }]}
        actions={
          data.any ? (
            <ButtonLink look="primary" href="/me/tickets/new">
              Open a ticket
            </ButtonLink>
          ) : null
        }
        className="mb-5"
      />
      {data.any ? <OwnSearch /> : null}
      <OwnTicketsView data={data} />
    </>
  );
}
