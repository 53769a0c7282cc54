import { Button, ButtonLink } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState, ErrorState, Skeleton } from "@/components/ui/states";
import { VIEW_WORDS } from "../../words";
import type { DeskLine } from "../desk-pages";
import { type DeskQuery, writeDesk } from "../ticket-query";
import type { useInbox } from "./inbox-data";
import { InboxList } from "./inbox-list";

interface InboxBodyProps {
  found: ReturnType<typeof useInbox>;
  tickets: readonly DeskLine[];
  query: DeskQuery;
  now: number;
  me: string;
  current: string | null;
  choosing: boolean;
  chosen: ReadonlySet<string>;
  onChoose: (key: string) => void;
}

function Loading() {
  return (
    <div role="status" className="flex-1 border-t">
      <span className="sr-only">Loading tickets</span>
      {["a", "b", "c", "d", "e", "f"].map((key) => (
        <div key={key} className="grid gap-2.5 border-b px-5 py-4">
          <Skeleton className="h-4 w-3/4" />
          <Skeleton className="h-3 w-1/2" />
          <Skeleton className="h-5 w-28" />
        </div>
      ))}
    </div>
  );
}

/** The lines of the inbox, or why there are none. */
export function InboxBody({ found, tickets, query, ...rest }: InboxBodyProps) {
  const { isError, isPending, isPlaceholderData, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    found;
  if (isError && tickets.length === 0)
    return (
      <ErrorState
        title="The inbox could not be loaded"
        action={<Button onClick={() => refetch()}>Try again</Button>}
        className="flex-1 border-t"
      >
        No message was lost.
      </ErrorState>
    );
  if (isPending) return <Loading />;
  const filtered = query.guild !== null || query.type !== null || query.tag !== null;
  if (tickets.length === 0)
    return (
      <EmptyState
        title={query.view === "open" && !filtered ? "The queue is empty" : "Nothing here"}
        action={
          query.view === "open" && !filtered ? null : (
            <ButtonLink href="/desk">Show all open tickets</ButtonLink>
          )
        }
        className="flex-1 border-t"
      >
        {filtered ? "No ticket of this view fits the filter." : VIEW_WORDS[query.view].empty}
      </EmptyState>
    );
  return (
    <div
      aria-busy={isPlaceholderData}
      className={cn("flex min-h-0 flex-1 flex-col", isPlaceholderData && "opacity-60")}
    >
      {isError ? (
        <p role="status" className="border-t px-5 py-2 text-12 text-warn">
          What is new could not be asked for. This is the queue as it was last known.
        </p>
      ) : null}
      <InboxList
        {...rest}
        // Another view begins at its top.
        key={writeDesk(query)}
        tickets={tickets}
        query={query}
        more={hasNextPage}
        onMore={() => {
          if (!isFetchingNextPage) void fetchNextPage();
        }}
      />
    </div>
  );
}
