import { CheckCheck, CircleAlert, Clock, ExternalLink } from "lucide-react";
import { Time } from "@/components/ui/time";
import type { TicketMirror } from "../../../mirror/schema";
import { mirrorWords } from "../../../mirror/words";
import type { TicketMessage } from "../../../schema";
import { SendNow } from "./send-now";

interface MirrorMarkProps {
  mirror: TicketMirror | null;
  guildId: string;
  number: number;
  message: Pick<TicketMessage, "id" | "source">;
  mayWrite: boolean;
}

function Arrived({ text }: { text: string }) {
  return (
    <span className="inline-flex items-center gap-1 text-12 text-muted">
      <CheckCheck aria-hidden className="size-3.5 shrink-0 text-good" />
      {text}
    </span>
  );
}

/** Whether a message stands on both sides; where it does not, why and what then. */
export function MirrorMark({ mirror, guildId, number, message, mayWrite }: MirrorMarkProps) {
  if (message.source === "discord") return <Arrived text="Delivered to the site" />;
  const words = mirror && mirrorWords(mirror, mirror.messages[message.id]);
  if (!words) return null;
  if (words.look === "good") return <Arrived text={words.text} />;
  if (words.look === "waits")
    return (
      <span className="inline-flex items-center gap-1 text-12 text-muted">
        <Clock aria-hidden className="size-3.5 shrink-0" />
        {words.text}
      </span>
    );
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1 text-12">
      <span className="inline-flex items-center gap-1 font-medium text-bad">
        <CircleAlert aria-hidden className="size-3.5 shrink-0" />
        {words.text}
      </span>
      <span className="text-muted">
        {words.detail}
        {words.nextTryAt ? (
          <>
            {" "}
            Next try <Time at={words.nextTryAt} shape="seconds" />.
          </>
        ) : null}
      </span>
      {words.canRetry && mayWrite ? (
        <SendNow guildId={guildId} number={number} messageId={message.id} />
      ) : null}
    </span>
  );
}

/** What is to be said of a ticket's thread as a whole: why there is none, or where it is. */
export function MirrorLine({ mirror, guildId }: { mirror: TicketMirror | null; guildId: string }) {
  if (!mirror) return null;
  const { problem, threadId, state } = mirror;
  if (!problem && !threadId) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-12">
      {problem ? <span className={state === "off" ? "text-muted" : "text-warn"}>{problem}</span> : null}
      {threadId ? (
        <a
          href={`https://discord.com/channels/${guildId}/${threadId}`}
          target="_blank"
          rel="noopener noreferrer"
          className="quiet-link inline-flex items-center gap-1"
        >
          Open the thread in Discord
          <ExternalLink aria-hidden className="size-3.5" />
        </a>
      ) : null}
    </p>
  );
}
