"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Search, X } from "lucide-react";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import { Input } from "@/components/form/input";
import { IconButton } from "@/components/ui/button";
import { SoftLink } from "@/components/ui/soft-link";
import { Skeleton } from "@/components/ui/states";
import { askJson } from "@/lib/http/ask";
import { SEARCH_MAX } from "../../search-rules";
import type { DeskFound } from "../desk-pages";
import { type DeskQuery, writeDesk } from "../ticket-query";
import { Excerpt } from "./excerpt";
import { Turn } from "./ticket-bits";

function Found({ found, query }: { found: DeskFound; query: DeskQuery }) {
  const { ticket, guild, title, excerpt } = found;
  return (
    <li>
      <SoftLink
        href={`/desk/${guild.slug}/${ticket.number}${writeDesk(query)}`}
        data-ticket
        className="grid gap-1.5 border-b px-5 py-3 hover:bg-fill"
      >
        <span className="flex items-baseline justify-between gap-3">
          <span className="min-w-0 truncate text-14">
            <Excerpt parts={title} />
          </span>
          <span className="shrink-0 text-12 text-muted">{ticket.number}</span>
        </span>
        {excerpt ? (
          <span className="line-clamp-2 text-12 text-muted">
            {excerpt.by}
            {excerpt.note ? ", a note" : ""}: <Excerpt parts={excerpt.parts} />
          </span>
        ) : null}
        <span className="flex items-center gap-2 text-12 text-muted">
          <Turn open={ticket.open} waitingFor={ticket.waitingFor} reader="staff" />
          <span className="truncate">
            {ticket.opener.name}, {guild.name}
          </span>
        </span>
      </SoftLink>
    </li>
  );
}

/** Search over numbers, subjects, messages and names; what is found stands where the queue stood. */
export function InboxSearch({ query, onClose }: { query: DeskQuery; onClose: () => void }) {
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const { data, isError, isFetching } = useQuery({
    queryKey: ["desk-search", asked, query.guild],
    queryFn: ({ signal }) => {
      const params = new URLSearchParams({ q: asked, ...(query.guild && { guild: query.guild }) });
      return askJson<{ found: DeskFound[] }>(`/api/desk/search?${params}`, { signal });
    },
    enabled: asked.length > 1 || /^\d+$/.test(asked),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const found = asked === "" ? undefined : data?.found;
  return (
    <search className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center gap-2 px-4 pb-3">
        <Input
          ref={field}
          type="search"
          aria-label="Search tickets"
          placeholder="Number, words or a name"
          lead={<Search aria-hidden />}
          maxLength={SEARCH_MAX}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") onClose();
          }}
          className="flex-1"
        />
        <IconButton label="Close the search" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
      <p role="status" className="px-5 pb-2 text-12 text-muted">
        {isError
          ? "The search did not answer. Nothing was changed; try again in a moment."
          : found === undefined
            ? "All words must stand in one message, the subject or the opener's name."
            : found.length === 0
              ? isFetching
                ? "Looking…"
                : "No ticket has these words."
              : `${found.length === 30 ? "The newest 30" : found.length} found`}
      </p>
      <div className="min-h-0 flex-1 overflow-y-auto border-t">
        {found === undefined && isFetching ? (
          <div className="grid gap-3 px-5 py-4">
            <Skeleton className="h-4 w-3/4" />
            <Skeleton className="h-4 w-1/2" />
          </div>
        ) : null}
        <ul aria-label="Found tickets">
          {found?.map((one) => (
            <Found key={`${one.ticket.guildId}-${one.ticket.number}`} found={one} query={query} />
          ))}
        </ul>
      </div>
    </search>
  );
}
