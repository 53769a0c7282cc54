import { Hash, Lock } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import { Markdown } from "@/components/ui/markdown";
import { Time } from "@/components/ui/time";
import type { Ticket, TicketChange, TicketMessage } from "../../schema";
import { changeWords } from "../../words";

type Entry = { at: string; message: TicketMessage } | { at: string; change: TicketChange };

/** Messages and what was done with the ticket, in the order in which they happened. */
function entriesOf({ messages, changes }: Ticket): Entry[] {
  const all: Entry[] = [
    ...messages.map((message) => ({ at: message.at, message })),
    ...changes.map((change) => ({ at: change.at, change })),
  ];
  return all.sort((a, b) => a.at.localeCompare(b.at));
}

function Message({ message, own }: { message: TicketMessage; own: boolean }) {
  const note = message.kind === "note";
  return (
    <li
      id={`message-${message.id}`}
      className={cn(
        "flex scroll-mt-16 gap-3 rounded-card px-3 py-2.5",
        note && "border border-honey-line bg-honey-wash",
      )}
    >
      <Avatar name={message.author.name} size={28} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-13">
          <span className="font-semibold">{own ? "You" : message.author.name}</span>
          {message.kind === "staff" && !own ? <span className="text-12 text-muted">staff</span> : null}
          <span className="text-12 text-muted">
            <Time at={message.at} shape="smart" />
          </span>
          {message.source === "discord" ? (
            <span className="inline-flex items-center gap-1 text-12 text-muted">
              <Hash aria-hidden className="size-3.5" />
              Discord
            </span>
          ) : null}
          {note ? (
            <span className="ml-auto inline-flex items-center gap-1 text-12">
              <Lock aria-hidden className="size-3.5" />
              Internal note, only staff read it
            </span>
          ) : null}
        </div>
        <div className="prose-small mt-0.5 break-words text-14 leading-relaxed">
          <Markdown text={message.text} />
        </div>
      </div>
    </li>
  );
}

function Change({ change }: { change: TicketChange }) {
  return (
    <li className="flex items-center gap-3 px-3 text-12 text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      <span className="max-w-[80%] text-center">
        {change.by ?? "Grizzly"} {changeWords(change.change, change.after)},{" "}
        <Time at={change.at} shape="smart" />
      </span>
    </li>
  );
}

/** A ticket's conversation, oldest first. @param me Discord id of whoever reads */
export function Conversation({ ticket, me }: { ticket: Ticket; me: string }) {
  return (
    <ol aria-label="Conversation" className="grid gap-3">
      {entriesOf(ticket).map((entry) =>
        "message" in entry ? (
          <Message
            key={`message-${entry.message.id}`}
            message={entry.message}
            own={entry.message.author.discordId === me}
          />
        ) : (
          <Change key={`change-${entry.change.id}`} change={entry.change} />
        ),
      )}
    </ol>
  );
}
