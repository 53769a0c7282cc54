import { Lock } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { Dot } from "@/components/ui/dot";
import { SoftLink } from "@/components/ui/soft-link";
import { TYPE_WORDS } from "../../words";
import type { DeskLine } from "../desk-pages";
import { LinePresence } from "../live/line-presence";
import { InboxDeadline } from "./inbox-deadline";
import { Opener, Priority, Turn } from "./ticket-bits";

/** What is new, or who has it. */
function Aside({ ticket }: { ticket: DeskLine }) {
  const { unread, assignee } = ticket;
  if (unread > 0) return <span className="text-12 text-muted">{unread > 9 ? "9+" : unread} new</span>;
  if (!assignee) return <span className="text-12 text-muted">nobody yet</span>;
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 text-12 text-muted">
      <Avatar name={assignee.name} size={20} />
      <span className="truncate">{assignee.me ? "you" : assignee.name}</span>
    </span>
  );
}

/** A ticket as a line of the inbox. */
export function InboxRow({
  ticket,
  href,
  now,
  me,
  current,
  choosing,
  chosen,
  onChoose,
}: {
  ticket: DeskLine;
  href: string;
  now: number;
  me: string;
  current: boolean;
  /** Lines are being chosen for a change of many. */
  choosing: boolean;
  chosen: boolean;
  onChoose: () => void;
}) {
  return (
    <div
      className={cn(
        "group relative flex border-b transition-colors duration-quick hover:bg-fill",
        current && "bg-fill before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-honey",
        chosen && "bg-honey-wash",
      )}
    >
      <label
        className={cn(
          "flex w-9 shrink-0 cursor-pointer justify-end pt-3.5 pr-1 max-md:w-11 max-md:pr-2",
          !choosing &&
            "max-lg:hidden lg:w-5 lg:pr-0 lg:opacity-0 lg:focus-within:opacity-100 lg:group-hover:opacity-100",
        )}
      >
        <input
          type="checkbox"
          data-choose
          checked={chosen}
          onChange={onChoose}
          aria-label={`Choose ${ticket.title}`}
          className="size-4 appearance-none rounded-[4px] border border-line-meaning bg-field bg-center bg-no-repeat checked:border-honey checked:bg-honey checked:bg-[image:var(--tick)]"
        />
      </label>
      <SoftLink
        href={href}
        data-ticket
        aria-current={current ? "page" : undefined}
        className={cn(
          "grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] gap-1.5 py-3 pr-4",
          choosing ? "pl-1" : "pl-4 lg:pl-1",
        )}
      >
        <span className="flex items-baseline justify-between gap-3">
          <span className="flex min-w-0 items-center gap-2">
            {ticket.unread > 0 ? <Dot meaning="honey" className="shrink-0" /> : null}
            <span className={cn("min-w-0 truncate text-14", ticket.unread > 0 && "font-semibold")}>
              {ticket.title}
            </span>
          </span>
          <InboxDeadline dueAt={ticket.dueAt} open={ticket.open} now={now} />
        </span>
        <span className="flex min-w-0 items-center gap-2 text-12 text-muted">
          <span className="min-w-0 truncate text-ink">
            <Opener {...ticket.opener} />
          </span>
          <span aria-hidden>·</span>
          <span className="min-w-0 truncate">{ticket.guild.name}</span>
        </span>
        <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <Turn open={ticket.open} waitingFor={ticket.waitingFor} reader="staff" />
          <Priority priority={ticket.priority} />
          {ticket.isPrivate ? <Badge icon={<Lock aria-hidden className="size-3.5" />}>Private</Badge> : null}
          <span className="sr-only">
            {TYPE_WORDS[ticket.type].name}, number {ticket.number}
          </span>
          <LinePresence guildId={ticket.guild.id} number={ticket.number} me={me} />
          <span className="ml-auto flex min-w-0">
            <Aside ticket={ticket} />
          </span>
        </span>
      </SoftLink>
    </div>
  );
}
