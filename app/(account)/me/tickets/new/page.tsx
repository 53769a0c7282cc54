import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { ChipLink } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/states";
import { ReportPart, ReportSwitch } from "@/features/tickets/web/components/evidence/report-part";
import { NewTicketForm } from "@/features/tickets/web/components/new-ticket";
import { loadNewTicket } from "@/features/tickets/web/loaders";
import { readNew, type SearchParams } from "@/features/tickets/web/ticket-query";

export const metadata: Metadata = { title: "Open a ticket" };

export default async function NewTicketPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const query = readNew(params);
  const death = params.about === "death";
  const { guilds, chosen } = await loadNewTicket(query.guild);
  return (
    <>
      <PageHeader
        title="Open a ticket"
        purpose={chosen ? `To the staff of ${chosen.name}.` : "Whose staff shall read it?"}
        crumbs={[{ label: "Tickets", href: "/me/tickets" }, { label: "New" }]}
        className="mb-5"
      />
      {guilds.length > 1 ? (
        <nav aria-label="Guilds" className="mb-5 flex flex-wrap gap-2">
          {guilds.map((guild) => (
            <ChipLink
              key={guild.guildId}
              on={guild.slug === chosen?.slug}
              href={`/me/tickets/new?guild=${guild.slug}`}
            >
              {guild.name}
            </ChipLink>
          ))}
        </nav>
      ) : null}
      {chosen ? <ReportSwitch slug={chosen.slug} on={death} /> : null}
      {chosen && death ? <ReportPart guildId={chosen.id} slug={chosen.slug} /> : null}
      {chosen && !death ? (
        <NewTicketForm key={chosen.id} guild={chosen} type={query.type} order={query.order} />
      ) : null}
      {guilds.length === 0 ? (
        <EmptyState title="No guild to ask" action={<ButtonLink href="/servers">Find a server</ButtonLink>}>
          Tickets go to a guild's staff. You are in no guild that Grizzly knows.
        </EmptyState>
      ) : null}
    </>
  );
}
