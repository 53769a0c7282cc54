import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import type { Ticket, TicketChange, TicketMessage } from "../../schema";
import { changeWords } from "../../words";
import { NewSince } from "./compose/new-since";
import type { ExtraOf } from "./evidence/extras";
import { entriesOf, isOthers } from "./talk/entries";
import { Message } from "./talk/message";
import { OlderLink } from "./talk/older-link";

const LINE =
  "flex items-center gap-3 px-3 text-12 text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line";

function Change({ change }: { change: TicketChange }) {
  return (
    <li className={LINE}>
      <span className="max-w-[80%] text-center">
        {change.by ?? "Grizzly"} {changeWords(change.change, change.after)},{" "}
        <Time at={change.at} shape="clock" />
      </span>
    </li>
  );
}

interface ConversationProps {
  ticket: Ticket;
  guildId: string;
  /** Discord id of whoever reads. */
  me: string;
  /** Whether staff read, or the opener. */
  side: "staff" | "opener";
  /** The reader's, so that days begin where theirs do. */
  timeZone: string | null;
  /** What is shown at the right of a message's head: whether it reached Discord. */
  delivery?: (message: TicketMessage) => ReactNode;
  /** Report, evidence and verdicts at the messages that they belong to. */
  extra?: ExtraOf;
  /** Items behind the last: what came since the page was made. */
  children?: ReactNode;
}

/** A ticket's conversation, oldest first; what is older than its first page is asked for. */
export function Conversation(props: ConversationProps) {
  const { ticket, guildId, me, side, timeZone, delivery, extra, children } = props;
  const { number, older } = ticket;
  const draft = side === "staff" ? `${guildId}:${number}:reply` : null;
  const now = Date.now();
  return (
    <div className="grid gap-3">
      {older === null ? null : <OlderLink from={older} />}
      <ol aria-label="Conversation" className="grid gap-4">
        {entriesOf(ticket, timeZone ?? "UTC", me).map((entry) => {
          if (entry.kind === "day")
            return (
              <li key={entry.key} className={LINE}>
                <Time at={entry.at} shape="date" />
              </li>
            );
          if (entry.kind === "change") return <Change key={entry.key} change={entry.change} />;
          const { message, goesOn, after } = entry;
          const own = message.author.discordId === me;
          const shown = (
            <Message
              key={entry.key}
              message={message}
              own={own}
              goesOn={goesOn}
              first={older === null && message.id === ticket.messages[0]?.id}
              tier={ticket.opener.tier}
              side={side}
              guildId={guildId}
              number={number}
              now={now}
              delivery={delivery?.(message)}
              extra={extra?.(message) ?? null}
            />
          );
          if (draft === null || !isOthers(message, me)) return shown;
          return [<NewSince key={`since-${entry.key}`} draft={draft} after={after} at={message.id} />, shown];
        })}
        {children}
      </ol>
    </div>
  );
}
