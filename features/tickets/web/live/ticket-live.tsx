"use client";
import { useEffect, useRef } from "react";
import { LiveQueries } from "@/components/ui/live-queries";
import { ownTopic, ticketTopic } from "@/features/live/names";
import { LiveMessage } from "./live-message";
import { useTicketNews } from "./use-ticket-news";

interface TicketLiveProps {
  guildId: string;
  number: number;
  /** Who reads: staff on the desk, or the opener in their own ticket. */
  reader: "staff" | "opener";
  /** Discord id of whoever reads. */
  me: string;
  /** Id of the newest message that the server rendered. */
  shown: number;
  /** Version of the ticket that the server rendered. */
  version: number;
}

/** Whoever is this near to the end of the messages reads the newest, in pixels. */
const NEAR = 160;

/** Keeps the end in view while messages come, where the conversation scrolls in a place of its own. */
function useEnd(newest: number | undefined) {
  const last = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const box = newest === undefined ? null : last.current?.closest<HTMLElement>("[role=region]");
    const item = last.current?.previousElementSibling;
    if (!box || !item) return;
    const below = box.scrollHeight - box.scrollTop - box.clientHeight - item.getBoundingClientRect().height;
    if (below < NEAR) box.scrollTop = box.scrollHeight;
  }, [newest]);
  return last;
}

function News({ guildId, number, reader, me, shown, version }: TicketLiveProps) {
  const staff = reader === "staff";
  const address = `/api/guilds/${guildId}/tickets/${number}`;
  const { messages, live, failed } = useTicketNews({
    topic: staff ? ticketTopic(guildId, number) : ownTopic(guildId, number),
    address: staff ? address : `${address}/own`,
    shown,
    version,
  });
  const last = useEnd(messages.at(-1)?.id);
  return (
    <>
      {messages.map((message) => (
        <LiveMessage
          key={message.id}
          message={message}
          own={message.by === me || (!staff && message.kind === "opener")}
        />
      ))}
      <li
        ref={last}
        hidden={!failed}
        data-following={live ? "live" : "asking"}
        className="px-3 text-12 text-warn"
      >
        <span role="status">
          {failed
            ? "New messages could not be asked for. These are the last that are known; your words are kept."
            : null}
        </span>
      </li>
    </>
  );
}

/** The end of an open conversation: messages appear here as they are written, items of its list. */
export function TicketLive(props: TicketLiveProps) {
  return (
    <LiveQueries>
      <News key={`${props.reader}:${props.guildId}:${props.number}`} {...props} />
    </LiveQueries>
  );
}
