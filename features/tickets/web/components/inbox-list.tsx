"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { Skeleton } from "@/components/ui/states";
import type { DeskLine } from "../desk-pages";
import { type DeskQuery, writeDesk } from "../ticket-query";
import { InboxRow } from "./inbox-row";

/** Height of a line before it was measured, in pixels. */
const ROW = 97;
/** Lines beyond the visible ones: the keyboard walks from one to the next. */
const BEYOND = 12;

interface InboxListProps {
  tickets: readonly DeskLine[];
  query: DeskQuery;
  now: number;
  me: string;
  /** Address part of the open ticket. */
  current: string | null;
  choosing: boolean;
  chosen: ReadonlySet<string>;
  onChoose: (key: string) => void;
  /** There are more behind the last. */
  more: boolean;
  onMore: () => void;
}

/** What a line is known by over all guilds. */
export const lineKey = (ticket: Pick<DeskLine, "guildId" | "number">): string =>
  `${ticket.guildId}:${ticket.number}`;

/** The queue: only lines near the visible ones are in the page, however many there are. */
export function InboxList({
  tickets,
  query,
  more,
  onMore,
  current,
  chosen,
  onChoose,
  ...rest
}: InboxListProps) {
  const box = useRef<HTMLDivElement>(null);
  const count = tickets.length + (more ? 1 : 0);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: BEYOND,
    initialRect: { width: 320, height: 900 },
    getItemKey: (at) => (tickets[at] ? lineKey(tickets[at]) : "more"),
  });
  const shown = rows.getVirtualItems();
  const end = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && end >= tickets.length - BEYOND) onMore();
  }, [more, end, tickets.length, onMore]);
  const view = writeDesk(query);
  return (
    <div ref={box} className="min-h-0 flex-1 overflow-y-auto overscroll-contain border-t">
      <ul className="relative" style={{ height: rows.getTotalSize() }}>
        {shown.map((row) => {
          const ticket = tickets[row.index];
          const address = ticket ? `${ticket.guild.slug}/${ticket.number}` : "";
          return (
            <li
              key={row.key}
              ref={rows.measureElement}
              data-index={row.index}
              aria-setsize={more ? -1 : count}
              aria-posinset={row.index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${row.start}px)` }}
            >
              {ticket ? (
                <InboxRow
                  {...rest}
                  ticket={ticket}
                  href={`/desk/${address}${view}`}
                  current={current === address}
                  chosen={chosen.has(lineKey(ticket))}
                  onChoose={() => onChoose(lineKey(ticket))}
                />
              ) : (
                <p role="status" className="grid gap-2 px-5 py-4">
                  <span className="sr-only">Loading more tickets</span>
                  <Skeleton className="h-4 w-3/4" />
                  <Skeleton className="h-3 w-1/2" />
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
