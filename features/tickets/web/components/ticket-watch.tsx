"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { LiveQueries } from "@/components/ui/live-queries";
import { askJson } from "@/lib/http/ask";

interface TicketWatchProps {
  /** Answers `{ version }` of the ticket. */
  address: string;
  /** The version that this page shows. */
  shown: number;
}

/** How often an open conversation asks whether something came. */
const EVERY_MS = 4_000;

function Watch({ address, shown }: TicketWatchProps) {
  const router = useRouter();
  const { data, isError, dataUpdatedAt } = useQuery({
    queryKey: ["ticket", address],
    queryFn: ({ signal }) => askJson<{ version: number }>(address, { signal }),
    initialData: { version: shown },
    refetchInterval: EVERY_MS,
    refetchIntervalInBackground: false,
  });
  const newer = data.version > shown;
  // The server renders the conversation: it is asked for with each answer that knows more than the page, because
  // one may come while the page is being made anew. Drafts are the browser's and stay.
  useEffect(() => {
    if (newer && dataUpdatedAt > 0) router.refresh();
  }, [newer, dataUpdatedAt, router]);
  if (!isError) return null;
  return (
    <p role="status" className="text-12 text-warn">
      New messages could not be asked for. These are the last that are known; your words are kept.
    </p>
  );
}

/** Keeps an open ticket true while somebody looks at it; a hidden tab asks nothing. */
export function TicketWatch(props: TicketWatchProps) {
  return (
    <LiveQueries>
      <Watch {...props} />
    </LiveQueries>
  );
}
