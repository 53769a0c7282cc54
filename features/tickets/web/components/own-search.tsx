"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { Input } from "@/components/form/input";
import { LiveQueries } from "@/components/ui/live-queries";
import { SoftLink } from "@/components/ui/soft-link";
import { askJson } from "@/lib/http/ask";
import type { FoundTicket } from "../../data/search";
import type { TicketLine } from "../../schema";
import { SEARCH_MAX } from "../../search-rules";
import { Excerpt } from "./excerpt";
import { Turn } from "./ticket-bits";

function Find() {
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const { data, isError, isFetching } = useQuery({
    queryKey: ["own-search", asked],
    queryFn: ({ signal }) =>
      askJson<{ found: FoundTicket<TicketLine>[] }>(
        `/api/me/tickets/search?${new URLSearchParams({ q: asked })}`,
        {
          signal,
        },
      ),
    enabled: asked.length > 1 || /^\d+$/.test(asked),
    placeholderData: keepPreviousData,
  });
  const found = asked === "" ? undefined : data?.found;
  return (
    <search className="mb-5 grid gap-3">
      <Input
        type="search"
        aria-label="Search your tickets"
        placeholder="Search your tickets"
        lead={<Search aria-hidden />}
        maxLength={SEARCH_MAX}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="max-w-96"
      />
      {isError ? (
        <p role="status" className="text-13 text-warn">
          The search did not answer. Try again in a moment.
        </p>
      ) : null}
      {found ? (
        <div className="rounded-card border bg-raised">
          <p role="status" className="px-4 py-2.5 text-12 text-muted">
            {found.length > 0
              ? `${found.length} found`
              : isFetching
                ? "Looking…"
                : "None of your tickets has these words."}
          </p>
          <ul aria-label="Found tickets" className="divide-y">
            {found.map(({ ticket, title, excerpt }) => (
              <li key={`${ticket.guildId}-${ticket.number}`}>
                <SoftLink
                  href={`/me/tickets/${ticket.guildId}/${ticket.number}`}
                  className="grid gap-1 px-4 py-3 hover:bg-fill"
                >
                  <span className="flex items-center justify-between gap-3 text-14">
                    <span className="min-w-0 truncate">
                      <Excerpt parts={title} />
                    </span>
                    <Turn open={ticket.open} waitingFor={ticket.waitingFor} reader="opener" />
                  </span>
                  {excerpt ? (
                    <span className="line-clamp-2 text-12 text-muted">
                      {excerpt.by}: <Excerpt parts={excerpt.parts} />
                    </span>
                  ) : null}
                </SoftLink>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </search>
  );
}

/** Search over the person's own tickets. */
export function OwnSearch() {
  return (
    <LiveQueries>
      <Find />
    </LiveQueries>
  );
}
