import { Pagination } from "@/components/data-table/pagination";
import { ButtonLink } from "@/components/ui/button";
import { ChipLink } from "@/components/ui/chip";
import { SoftLink } from "@/components/ui/soft-link";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { OWN_STATE_WORDS, OWN_STATES } from "../../own-list";
import { TYPE_WORDS } from "../../words";
import type { OwnTickets } from "../own/loaders";
import { ownAddress } from "../own/query";
import { Turn } from "./ticket-bits";

type OwnTicket = OwnTickets["tickets"][number];

function Filters({ data: { query, guilds, counts } }: { data: OwnTickets }) {
  return (
    <div className="mb-4 grid gap-3">
      <nav aria-label="State" className="flex flex-wrap gap-2">
        {OWN_STATES.map((state) => (
          <ChipLink
            key={state}
            on={query.state === state}
            count={counts[state]}
            href={ownAddress(query, { state })}
          >
            {OWN_STATE_WORDS[state].name}
          </ChipLink>
        ))}
      </nav>
      {guilds.length > 1 ? (
        <nav aria-label="Guilds" className="flex flex-wrap gap-2">
          <ChipLink on={query.guild === null} href={ownAddress(query, { guild: null })}>
            All guilds
          </ChipLink>
          {guilds.map(({ slug, name }) => (
            <ChipLink key={slug} on={query.guild === slug} href={ownAddress(query, { guild: slug })}>
              {name}
            </ChipLink>
          ))}
        </nav>
      ) : null}
    </div>
  );
}

function Promised({ ticket }: { ticket: OwnTicket }) {
  if (!ticket.open)
    return ticket.rating === null ? <span>Not rated yet</span> : <span>Rated {ticket.rating} of 5</span>;
  if (ticket.waitingFor !== "staff" || !ticket.promised || ticket.dueAt === null) return null;
  return (
    <span>
      Answer promised by <Time at={ticket.dueAt} shape="smart" />
    </span>
  );
}

function Line({ ticket }: { ticket: OwnTicket }) {
  return (
    <li>
      <SoftLink
        href={`/me/tickets/${ticket.guild.slug}/${ticket.number}`}
        className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 px-4 py-3 hover:bg-fill"
      >
        <span className="grid min-w-0 gap-1">
          <span className="truncate font-medium text-14">{ticket.title}</span>
          <span className="flex flex-wrap gap-x-3 text-12 text-muted">
            <span>
              {ticket.guild.name}, {TYPE_WORDS[ticket.type].name.toLowerCase()}, number {ticket.number}
            </span>
            <Promised ticket={ticket} />
          </span>
        </span>
        <span className="flex items-center gap-3">
          <Turn open={ticket.open} waitingFor={ticket.waitingFor} reader="opener" />
          <Time at={ticket.updatedAt} shape="smart" className="text-12 text-faint" />
        </span>
      </SoftLink>
    </li>
  );
}

function NoTicket({ canAsk }: Pick<OwnTickets, "canAsk">) {
  return (
    <EmptyState
      title="You have not opened a ticket"
      action={
        canAsk ? (
          <ButtonLink look="primary" href="/me/tickets/new">
            Open a ticket
          </ButtonLink>
        ) : (
          <ButtonLink href="/servers">Find a server</ButtonLink>
        )
      }
    >
      {canAsk
        ? "When something is missing, wrong or unfair: say it here, and staff answer here."
        : "Tickets go to a guild's staff. You are in no guild that Grizzly knows."}
    </EmptyState>
  );
}

/** The person's own tickets, those that wait for them first. */
export function OwnTicketsView({ data }: { data: OwnTickets }) {
  const { tickets, query, next } = data;
  if (!data.any) return <NoTicket canAsk={data.canAsk} />;
  return (
    <>
      <Filters data={data} />
      {tickets.length === 0 ? (
        <EmptyState
          title="Nothing here"
          action={<ButtonLink href="/me/tickets">Show all tickets</ButtonLink>}
        >
          {OWN_STATE_WORDS[query.state].empty}
        </EmptyState>
      ) : (
        <div className="overflow-hidden rounded-card border bg-raised">
          <ul className="divide-y">
            {tickets.map((ticket) => (
              <Line key={`${ticket.guildId}-${ticket.number}`} ticket={ticket} />
            ))}
          </ul>
          {next || query.after ? (
            <div className="border-t">
              <Pagination
                shown={`${tickets.length} shown`}
                next={next ? ownAddress(query, { after: next }) : null}
                nextLabel="Older tickets"
                first={query.after ? ownAddress(query) : null}
              />
            </div>
          ) : null}
        </div>
      )}
    </>
  );
}
