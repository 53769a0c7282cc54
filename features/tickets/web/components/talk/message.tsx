import { Globe, Hash, Lock } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import { Markdown } from "@/components/ui/markdown";
import { Time } from "@/components/ui/time";
import type { Tier } from "@/features/supporters/schema";
import { CHANGE_MS } from "../../../message-rules";
import type { TicketMessage } from "../../../schema";
import type { MessageExtra } from "../evidence/extras";
import prose from "../message.module.css";
import { Opener } from "../ticket-bits";
import { MessageFiles } from "./message-files";
import { OwnChanges } from "./own-changes";

export interface MessageProps {
  message: TicketMessage;
  own: boolean;
  goesOn: boolean;
  first: boolean;
  /** The opener's tier, shown beside their name. */
  tier: Tier;
  side: "staff" | "opener";
  guildId: string;
  number: number;
  now: number;
  /** Whether it reached Discord, at the right of its head. */
  delivery: ReactNode;
  /** What stands above and below its words. */
  extra?: MessageExtra | null;
}

function Source({ source }: Pick<TicketMessage, "source">) {
  if (source === "system") return null;
  const Icon = source === "discord" ? Hash : Globe;
  return (
    <span className="inline-flex items-center gap-1 text-12 text-muted">
      <Icon aria-hidden className="size-3.5" />
      {source === "discord" ? "Discord" : "Site"}
    </span>
  );
}

function Edited({ at }: { at: string | null }) {
  if (at === null) return null;
  return (
    <span className="text-12 text-muted">
      edited <Time at={at} shape="smart" />
    </span>
  );
}

function Head({ message, own, tier, delivery }: MessageProps) {
  const { author, kind } = message;
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-x-2 text-13">
      <span className="font-semibold">
        {own ? "You" : kind === "opener" ? <Opener name={author.name} tier={tier} /> : author.name}
      </span>
      {kind === "staff" && !own && message.source !== "system" ? (
        <span className="text-12 text-muted">staff</span>
      ) : null}
      <span className="text-12 text-muted">
        <Time at={message.at} shape="clock" />
      </span>
      {kind === "note" ? (
        <span className="inline-flex items-center gap-1 font-medium text-12">
          <Lock aria-hidden className="size-3.5 text-warn" />
          Internal note
        </span>
      ) : (
        <Source source={message.source} />
      )}
      <Edited at={message.editedAt} />
      <span className="ml-auto text-12 text-muted">
        {kind === "note" ? "Only staff can read this" : delivery}
      </span>
    </div>
  );
}

/** A message of the conversation. */
export function Message(props: MessageProps) {
  const { message, own, goesOn, side, guildId, number, now, first } = props;
  const note = message.kind === "note";
  const changeable = own && message.source === "web" && Date.parse(message.at) + CHANGE_MS > now;
  const words =
    message.text === "" ? null : (
      <div className={cn(prose.words, "text-14 leading-relaxed")}>
        <Markdown text={message.text} />
      </div>
    );
  return (
    <li
      id={`message-${message.id}`}
      tabIndex={-1}
      className={cn(
        "group/message flex scroll-mt-20 gap-3 rounded-card outline-offset-4",
        note ? "border border-honey-line bg-honey-wash px-3 py-2.5" : "px-3",
        goesOn && !note && "-mt-2",
      )}
    >
      {goesOn ? (
        <span aria-hidden className="w-7 shrink-0" />
      ) : (
        <Avatar name={message.author.name} size={28} />
      )}
      <div className="min-w-0 flex-1">
        {goesOn ? (
          <div className="flex items-center justify-end gap-2 text-12 text-muted empty:hidden">
            <Edited at={message.editedAt} />
            {props.delivery}
          </div>
        ) : (
          <Head {...props} />
        )}
        {props.extra?.above}
        {changeable ? (
          <OwnChanges
            guildId={guildId}
            messageId={message.id}
            text={message.text}
            staff={side === "staff"}
            first={first}
          >
            {words}
          </OwnChanges>
        ) : (
          words
        )}
        <MessageFiles files={message.files} base={`/api/guilds/${guildId}/tickets/${number}/files`} />
        {props.extra?.below}
      </div>
    </li>
  );
}
