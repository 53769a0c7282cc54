import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import { TicketLive } from "../live/ticket-live";
import { TicketPresence } from "../live/ticket-presence";
import type { OwnTicket } from "../loaders";
import { Conversation } from "./conversation";
import { ownExtras } from "./evidence/extras";
import { FormAnswers } from "./form-answers";
import { OwnClose, OwnComposer } from "./own-composer";
import { RateForm } from "./rate-form";

function Where({ ticket }: Pick<OwnTicket, "ticket">) {
  if (!ticket.open)
    return (
      <>
        Closed
        {ticket.closedAt ? (
          <>
            , <Time at={ticket.closedAt} shape="smart" />
          </>
        ) : null}
        {ticket.closeReason ? `: ${ticket.closeReason}` : "."}
      </>
    );
  if (ticket.waitingFor === "opener") return "Staff answered and wait for you.";
  return ticket.promiseHours !== null && ticket.dueAt ? (
    <>
      Staff look at it. Your tier is promised an answer by <Time at={ticket.dueAt} shape="smart" />.
    </>
  ) : (
    "Staff look at it. You are told here when they answer."
  );
}

/** The opener's side of a ticket. */
export async function OwnTicketView({ data }: { data: OwnTicket }) {
  const { ticket, guild } = data;
  const named = { guildId: guild.id, number: ticket.number };
  const me = ticket.opener.discordId;
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={ticket.title}
        purpose={
          <span className="flex flex-wrap items-center gap-x-3">
            <span>
              <Where ticket={ticket} />
            </span>
            <TicketPresence {...named} reader="opener" me={me} />
          </span>
        }
        crumbs={[
          { label: "Tickets", href: "/me/tickets" },
          { label: guild.name },
          { label: String(ticket.number) },
        ]}
        actions={
          <>
            <ButtonLink href={`/me/tickets/${guild.slug}/${ticket.number}/transcript`}>Transcript</ButtonLink>
            {ticket.open ? <OwnClose {...named} /> : null}
          </>
        }
        className="mb-5"
      />
      {ticket.subject ? (
        <p className="mb-4 text-13 text-muted">
          About{" "}
          <SoftLink href={`/me/orders/${guild.slug}/${ticket.subject.number}`} className="quiet-link">
            order {ticket.subject.number}
          </SoftLink>
        </p>
      ) : null}
      <div className="grid gap-5">
        <FormAnswers answers={ticket.answers} />
        <Conversation
          ticket={ticket}
          guildId={guild.id}
          me={me}
          side="opener"
          timeZone={data.timeZone}
          extra={await ownExtras(data)}
        >
          <TicketLive
            {...named}
            reader="opener"
            me={me}
            shown={ticket.messages.at(-1)?.id ?? 0}
            version={ticket.version}
          />
        </Conversation>
        {ticket.open ? null : (
          <RateForm
            {...named}
            rating={ticket.rating}
            comment={ticket.ratingComment}
            fixed={ticket.ratingFixed}
          />
        )}
        <OwnComposer {...named} open={ticket.open} />
      </div>
    </div>
  );
}
