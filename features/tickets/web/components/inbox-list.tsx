import { ButtonLink } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { SoftLink } from "@/components/ui/soft-link";
import { EmptyState } from "@/components/ui/states";
import { TYPE_WORDS, VIEW_WORDS, VIEWS } from "../../words";
import type { DeskLine, Inbox } from "../loaders";
import { type DeskQuery, writeDesk } from "../ticket-query";
import { Deadline, Opener, Priority, Turn } from "./ticket-bits";

/** Views of the inbox with how many stand in each. */
export function InboxViews({ data, query }: { data: Inbox; query: DeskQuery }) {
  return (
    <nav aria-label="Views" className="max-xl:-mx-4 max-xl:overflow-x-auto max-xl:px-4">
      <ul className="grid gap-0.5 max-xl:flex">
        {VIEWS.map((view) => {
          const count = view === "closed" ? null : data.counts[view];
          const late = view === "overdue" && count !== null && count > 0;
          return (
            <li key={view}>
              <SoftLink
                href={`/desk${writeDesk(query, { view })}`}
                aria-current={query.view === view ? "page" : undefined}
                className="flex h-8 items-center justify-between gap-3 whitespace-nowrap rounded-item px-2.5 text-13 text-muted hover:bg-fill hover:text-ink aria-[current=page]:bg-fill-strong aria-[current=page]:font-medium aria-[current=page]:text-ink max-xl:h-11"
              >
                {VIEW_WORDS[view].name}
                {count === null ? null : <span className={cn("text-12", late && "text-bad")}>{count}</span>}
              </SoftLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Line({ ticket, now, current }: { ticket: DeskLine; now: string; current: boolean }) {
  return (
    <li>
      <SoftLink
        href={`/desk/${ticket.guild.slug}/${ticket.number}`}
        data-ticket
        aria-current={current ? "page" : undefined}
        className="grid gap-1.5 px-4 py-3 hover:bg-fill aria-[current=page]:bg-fill-strong"
      >
        <span className="flex items-baseline justify-between gap-3">
          <span className="min-w-0 truncate font-medium text-14">{ticket.title}</span>
          <Deadline dueAt={ticket.dueAt} now={now} className="shrink-0" />
        </span>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-12 text-muted">
          <Opener {...ticket.opener} />
          <span aria-hidden>·</span>
          <span className="truncate">{ticket.guild.name}</span>
          <span aria-hidden>·</span>
          <span>
            {TYPE_WORDS[ticket.type].name}, number {ticket.number}
          </span>
        </span>
        <span className="flex flex-wrap items-center gap-2">
          <Turn open={ticket.open} waitingFor={ticket.waitingFor} reader="staff" />
          <Priority priority={ticket.priority} />
          <span className="ml-auto text-12 text-faint">{ticket.assignee?.name ?? "nobody yet"}</span>
        </span>
      </SoftLink>
    </li>
  );
}

/** The queue: open tickets by deadline, closed ones by when something happened last. */
export function InboxList({
  data,
  query,
  now,
  current,
}: {
  data: Inbox;
  query: DeskQuery;
  now: string;
  /** Address part of the ticket that is open beside it. */
  current?: string;
}) {
  const { tickets, next, more } = data;
  if (tickets.length === 0)
    return (
      <EmptyState
        title={query.view === "open" ? "The queue is empty" : "Nothing here"}
        action={query.view === "open" ? null : <ButtonLink href="/desk">Show all open tickets</ButtonLink>}
      >
        {VIEW_WORDS[query.view].empty}
      </EmptyState>
    );
  return (
    <div className="min-w-0 overflow-hidden rounded-card border bg-raised">
      <ul className="divide-y">
        {tickets.map((ticket) => (
          <Line
            key={`${ticket.guildId}-${ticket.number}`}
            ticket={ticket}
            now={now}
            current={current === `${ticket.guild.slug}/${ticket.number}`}
          />
        ))}
      </ul>
      {next || query.after || more ? (
        <div className="flex items-center justify-between gap-3 border-t px-4 py-3 text-12 text-muted">
          {query.after ? (
            <SoftLink href={`/desk${writeDesk(query)}`} className="quiet-link">
              Back to the first
            </SoftLink>
          ) : (
            <span>{tickets.length} shown</span>
          )}
          {more ? <span>Choose a guild to see all of its tickets.</span> : null}
          {next ? (
            <SoftLink href={`/desk${writeDesk(query, { after: next })}`} className="quiet-link">
              Next tickets
            </SoftLink>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
