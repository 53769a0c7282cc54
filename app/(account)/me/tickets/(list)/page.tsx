import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { OwnSearch } from "@/features/tickets/web/components/own-search";
import { OwnTicketsView } from "@/features/tickets/web/components/own-tickets";
import { loadOwnTickets } from "@/features/tickets/web/loaders";

export const metadata: Metadata = { title: "Tickets" };

export default async function TicketsPage() {
  const data = await loadOwnTickets();
  return (
    <>
      <PageHeader
        title="Tickets"
        purpose="What you asked staff, and what they answered. Old ones stay readable."
        crumbs={[{ label: "My Grizzly", href: "/me" }, { label: "Tickets" }]}
        actions={
          data.tickets.length === 0 ? null : (
            <ButtonLink look="primary" href="/me/tickets/new">
              Open a ticket
            </ButtonLink>
          )
        }
        className="mb-5"
      />
      {data.tickets.length > 0 ? <OwnSearch /> : null}
      <OwnTicketsView data={data} />
    </>
  );
}
