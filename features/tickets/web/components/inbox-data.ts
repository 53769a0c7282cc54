"use client";
import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { askJson } from "@/lib/http/ask";
import { MINUTE, SECOND } from "@/lib/time";
import type { DeskPage } from "../desk-pages";
import { type DeskQuery, writeDesk } from "../ticket-query";
import { DESK_CHANGED } from "./desk-changed";

/** How often a list that somebody looks at asks what is new. */
const EVERY_MS = 15 * SECOND;
/** A list of more pages than this asks only when something is known to have changed. */
const ASKED_AGAIN = 2;

const addressOf = (query: DeskQuery, after: string | null) => `/api/desk/inbox${writeDesk(query, { after })}`;

/**
 * The inbox as the address asks for it, page by page.
 * @param first what the server rendered for an address without a query, and when
 */
export function useInbox(query: DeskQuery, first: { page: DeskPage; at: string }) {
  const client = useQueryClient();
  const plain = writeDesk(query) === "";
  const found = useInfiniteQuery({
    queryKey: ["desk", addressOf(query, null)],
    queryFn: ({ pageParam, signal }) => askJson<DeskPage>(addressOf(query, pageParam), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    refetchInterval: (asked) => ((asked.state.data?.pages.length ?? 1) <= ASKED_AGAIN ? EVERY_MS : false),
    staleTime: 2 * SECOND,
    ...(plain && {
      initialData: { pages: [first.page], pageParams: [null] },
      initialDataUpdatedAt: Date.parse(first.at),
    }),
  });
  useEffect(() => {
    const again = () => void client.invalidateQueries({ queryKey: ["desk"] });
    addEventListener(DESK_CHANGED, again);
    return () => removeEventListener(DESK_CHANGED, again);
  }, [client]);
  return found;
}

/** The time, moved on twice a minute. @param start the server's, so that both render the same */
export function useNow(start: string): number {
  const [now, setNow] = useState(() => Date.parse(start));
  useEffect(() => {
    setNow(Date.now());
    const clock = setInterval(() => setNow(Date.now()), MINUTE / 2);
    return () => clearInterval(clock);
  }, []);
  return now;
}
