import { ButtonLink } from "@/components/ui/button";
import { SoftLink } from "@/components/ui/soft-link";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { TYPE_WORDS } from "../../words";
import type { OwnTickets } from "../loaders";
import { Turn } from "./ticket-bits";

/** The person's own tickets, those that wait for them first. */
export function OwnTicketsView({ data }: { data: OwnTickets }) {
  const { tickets, guilds } = data;
  if (tickets.length === 0)
    return (
      <EmptyState
        title="You have not opened a ticket"
        action={
          guilds.length === 0 ? (
            <ButtonLink href="/servers">Find a server</ButtonLink>
          ) : (
            <ButtonLink look="primary" href="/me/tickets/new">
              Open a ticket
            </ButtonLink>
          )
        }
      >
        {guilds.length === 0
          ? "Tickets go to a guild's staff. You are in no guild that Grizzly knows."
          : "When something is missing, wrong or unfair: say it here, and staff answer here."}
      </EmptyState>
    );
  return (
    <ul className="divide-y overflow-hidden rounded-card border bg-raised">
      {tickets.map((ticket) => (
        <li key={`${ticket.guildId}-${ticket.number}`}>
          <SoftLink
            href={`/me/tickets/${ticket.guild.slug}/${ticket.number}`}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 px-4 py-3 hover:bg-fill"
          >
            <span className="grid min-w-0 gap-1">
              <span className="truncate font-medium text-14">{ticket.title}</span>
              <span className="text-12 text-muted">
                {ticket.guild.name}, {TYPE_WORDS[ticket.type].name.toLowerCase()}, number {ticket.number}
              </span>
            </span>
            <span className="flex items-center gap-3">
              <Turn open={ticket.open} waitingFor={ticket.waitingFor} reader="opener" />
              <Time at={ticket.updatedAt} shape="smart" className="text-12 text-faint" />
            </span>
          </SoftLink>
        </li>
      ))}
    </ul>
  );
}
