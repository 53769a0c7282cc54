"use client";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { LiveMessage } from "@/features/live/protocol";
import { useLive } from "@/features/live/web/use-live";
import { useRefresh } from "@/features/live/web/use-refresh";
import { askJson } from "@/lib/http/ask";
import { CatchUp, type Missed } from "./catch-up";

/** How often a page without a gateway asks whether something came. */
const EVERY_MS = 4_000;
/** A page that is still behind a while after it was made anew is made anew again. */
const BEHIND_MS = 2_500;

export interface TicketPage {
  /** What the gateway calls the ticket for this reader. */
  topic: string;
  /** Answers `{ version }`; below it, `/messages?after=`. */
  address: string;
  /** Id of the newest message that the server rendered. */
  shown: number;
  /** Version of the ticket that the server rendered. */
  version: number;
}

/** Makes the page anew until it shows at least the version that is known. */
function useVersion(version: number): (known: number) => void {
  const refresh = useRefresh();
  const [known, setKnown] = useState(version);
  useEffect(() => {
    if (known <= version) return;
    refresh();
    const timer = setInterval(refresh, BEHIND_MS);
    return () => clearInterval(timer);
  }, [known, version, refresh]);
  return useCallback((next: number) => setKnown((before) => Math.max(before, next)), []);
}

/**
 * What came since the server rendered the ticket: pushed while the gateway is there, asked for every few seconds while
 * it is not. The server renders the page anew behind it.
 */
export function useTicketNews({ topic, address, shown, version }: TicketPage): {
  messages: readonly LiveMessage[];
  live: boolean;
  failed: boolean;
} {
  const newer = useVersion(version);
  const [messages, setMessages] = useState<readonly LiveMessage[]>([]);
  const first = useRef(shown);
  const news = useMemo(
    () =>
      new CatchUp(
        first.current,
        (after) => askJson<Missed>(`${address}/messages?after=${after}`),
        setMessages,
        newer,
      ),
    [address, newer],
  );
  useEffect(() => news.shown(shown), [news, shown]);
  const live = useLive(topic, {
    heard: (message) => {
      // At once: somebody waits for these words, and nothing else of the page.
      if (message.t === "ticket") flushSync(() => news.heard(message));
    },
    came: (head) => {
      if (head) news.came(head);
    },
  });
  const { data, isError } = useQuery({
    queryKey: ["ticket", address],
    queryFn: ({ signal }) => askJson<{ version: number }>(address, { signal }),
    initialData: { version },
    staleTime: EVERY_MS,
    enabled: !live,
    refetchInterval: EVERY_MS,
    refetchIntervalInBackground: false,
  });
  useEffect(() => newer(data.version), [data.version, newer]);
  return { messages: messages.filter((message) => message.id > shown), live, failed: isError && !live };
}
