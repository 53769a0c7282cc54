import { Lock } from "lucide-react";
import { PageHeader } from "@/components/layout/page-header";
import { Badge } from "@/components/ui/badge";
import { TYPE_WORDS } from "../../words";
import { TicketLive } from "../live/ticket-live";
import { TicketPresence } from "../live/ticket-presence";
import type { DeskTicket } from "../loaders";
import { CasePanes } from "./case-panes";
import { Composer } from "./composer";
import { Conversation } from "./conversation";
import { deskExtras, EvidenceSlot } from "./evidence/extras";
import { FormAnswers } from "./form-answers";
import { MirrorLine, MirrorMark } from "./mirror/mirror-mark";
import { LinkedTickets, MergedNote } from "./relations";
import { SeenMark } from "./seen-mark";
import { StickToEnd } from "./stick-to-end";
import { othersOf } from "./talk/entries";
import { TicketActions } from "./ticket-actions";
import { Deadline, Priority, Turn } from "./ticket-bits";
import { TicketFacts } from "./ticket-facts";
import { TicketMenu } from "./ticket-menu";

function State({ ticket }: Pick<DeskTicket, "ticket">) {
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Turn open={ticket.open} waitingFor={ticket.waitingFor} reader="staff" />
      <Priority priority={ticket.priority} />
      {ticket.isPrivate ? (
        <Badge icon={<Lock aria-hidden className="size-3.5" />}>
          Private{ticket.concerns ? `, about ${ticket.concerns}` : ""}
        </Badge>
      ) : null}
      {ticket.tags.map((tag) => (
        <span key={tag} className="rounded-full border px-2 py-0.5 text-12">
          {tag}
        </span>
      ))}
      <span>{ticket.assignee ? `${ticket.assignee.name} has it` : "Nobody has it yet"}</span>
      <Deadline dueAt={ticket.dueAt} now={new Date().toISOString()} />
      {ticket.rating === null ? null : <span>Rated {ticket.rating} of 5</span>}
    </span>
  );
}

/** A ticket on the desk: the conversation, where to write, and the facts beside it. */
export async function DeskTicketView({ data }: { data: DeskTicket }) {
  const { ticket, guild, me, may } = data;
  const named = { guildId: guild.id, number: ticket.number };
  const newest = ticket.messages.findLast((message) => message.kind !== "note")?.id ?? 0;
  return (
    <CasePanes className="lg:h-dvh lg:overflow-y-auto xl:grid xl:grid-cols-[minmax(0,1fr)_340px] xl:overflow-hidden">
      <div className="flex min-w-0 flex-col max-lg:group-data-[pane=facts]/case:hidden xl:h-dvh">
        <PageHeader
          title={ticket.title}
          purpose={
            <>
              <State ticket={ticket} />
              <TicketPresence {...named} reader="staff" me={me} />
            </>
          }
          crumbs={[
            { label: "Ticket desk", href: "/desk" },
            { label: guild.name, href: `/desk?guild=${guild.slug}` },
            { label: `${TYPE_WORDS[ticket.type].name}, number ${ticket.number}` },
          ]}
          actions={
            may.write ? (
              <>
                <TicketActions
                  {...named}
                  open={ticket.open}
                  mine={ticket.assignee?.discordId === me}
                  priority={ticket.priority}
                />
                <TicketMenu
                  ticket={{
                    ...named,
                    open: ticket.open,
                    type: ticket.type,
                    tags: ticket.tags,
                    messages: ticket.messages.map(({ id, author, text, kind }) => ({
                      id,
                      author,
                      text,
                      kind,
                    })),
                  }}
                />
              </>
            ) : null
          }
          className="lg:border-b lg:px-6 lg:py-3.5"
        />
        <StickToEnd
          at={ticket.messages.at(-1)?.id ?? 0}
          className="grid content-start gap-4 max-lg:mt-5 lg:px-6 lg:py-5 xl:min-h-0 xl:flex-1 xl:overflow-y-auto"
        >
          {ticket.mergedInto === null ? null : (
            <MergedNote {...named} into={ticket.mergedInto} slug={guild.slug} may={may.write} />
          )}
          <FormAnswers answers={ticket.answers} />
          <MirrorLine mirror={data.mirror} guildId={guild.id} />
          <Conversation
            ticket={ticket}
            guildId={guild.id}
            me={me}
            side="staff"
            timeZone={data.timeZone}
            extra={await deskExtras(data)}
            delivery={(message) => (
              <MirrorMark {...named} mirror={data.mirror} message={message} mayWrite={may.write} />
            )}
          >
            <TicketLive
              {...named}
              reader="staff"
              me={me}
              shown={ticket.messages.at(-1)?.id ?? 0}
              version={ticket.version}
            />
          </Conversation>
        </StickToEnd>
        {/* Where everything scrolls as one, what is written stays in reach. */}
        <div className="z-20 grid gap-3 max-xl:sticky max-xl:bottom-3 max-lg:mt-5 max-md:bottom-[4.5rem] lg:px-6 lg:pb-4">
          <SeenMark {...named} newest={newest} version={ticket.version} />
          {may.write ? (
            <Composer
              {...named}
              guildSlug={guild.slug}
              seen={newest}
              others={othersOf(ticket.messages, me)}
              open={ticket.open}
              evidence={<EvidenceSlot data={data} />}
            />
          ) : (
            <p className="text-13 text-muted">
              You may read tickets here. Writing needs the level “support” in tickets; the guild's owner gives
              it.
            </p>
          )}
        </div>
      </div>
      <aside
        aria-label="Facts"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
        tabIndex={0}
        className="grid min-w-0 content-start gap-4 border bg-raised p-4 max-lg:rounded-card max-lg:group-data-[pane=talk]/case:hidden lg:border-t xl:h-dvh xl:overflow-y-auto xl:border-y-0 xl:border-r-0 xl:border-l"
      >
        <TicketFacts data={data} />
        <LinkedTickets {...named} linked={data.facts.linked} slug={guild.slug} may={may.write} />
      </aside>
    </CasePanes>
  );
}
