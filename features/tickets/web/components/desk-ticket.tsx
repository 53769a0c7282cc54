import { PageHeader } from "@/components/layout/page-header";
import { TYPE_WORDS } from "../../words";
import type { DeskTicket } from "../loaders";
import { Composer } from "./composer";
import { Conversation } from "./conversation";
import { DeskKeys } from "./desk-keys";
import { TicketActions } from "./ticket-actions";
import { Deadline, Priority, Turn } from "./ticket-bits";
import { TicketFacts } from "./ticket-facts";
import { TicketWatch } from "./ticket-watch";

/** A ticket on the desk: the conversation, where to write, and the facts beside it. */
export function DeskTicketView({ data }: { data: DeskTicket }) {
  const { ticket, guild, me, may } = data;
  const named = { guildId: guild.id, number: ticket.number };
  const newest = ticket.messages.findLast((message) => message.kind !== "note")?.id ?? 0;
  return (
    <>
      <PageHeader
        title={ticket.title}
        purpose={
          <span className="flex flex-wrap items-center gap-2">
            <Turn open={ticket.open} waitingFor={ticket.waitingFor} reader="staff" />
            <Priority priority={ticket.priority} />
            <span>{ticket.assignee ? `${ticket.assignee.name} has it` : "Nobody has it yet"}</span>
            <Deadline dueAt={ticket.dueAt} now={new Date().toISOString()} />
            {ticket.rating === null ? null : <span>Rated {ticket.rating} of 5</span>}
          </span>
        }
        crumbs={[
          { label: "Ticket desk", href: "/desk" },
          { label: guild.name, href: `/desk?guild=${guild.slug}` },
          { label: `${TYPE_WORDS[ticket.type].name}, number ${ticket.number}` },
        ]}
        actions={
          <>
            <DeskKeys />
            {may.write ? (
              <TicketActions
                {...named}
                open={ticket.open}
                mine={ticket.assignee?.discordId === me}
                priority={ticket.priority}
              />
            ) : null}
          </>
        }
        className="mb-5"
      />
      <div className="grid items-start gap-8 xl:grid-cols-[minmax(0,1fr)_320px]">
        <div className="grid min-w-0 gap-5">
          <Conversation ticket={ticket} me={me} />
          <TicketWatch address={`/api/guilds/${guild.id}/tickets/${ticket.number}`} shown={ticket.version} />
          {may.write ? (
            <Composer {...named} seen={newest} open={ticket.open} />
          ) : (
            <p className="text-13 text-muted">
              You may read tickets here. Writing needs the level “support” in tickets; the guild's owner gives
              it.
            </p>
          )}
        </div>
        <aside aria-label="Facts" className="min-w-0 rounded-card border bg-raised p-4">
          <TicketFacts data={data} />
        </aside>
      </div>
    </>
  );
}
