"use client";
import { ListChecks, Search } from "lucide-react";
import dynamic from "next/dynamic";
import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { BULK_MAX } from "../../bulk-rules";
import type { Desk } from "../loaders";
import { readDesk } from "../ticket-query";
import { InboxBody } from "./inbox-body";
import { useInbox, useNow } from "./inbox-data";
import { InboxFilter } from "./inbox-filter";
import { lineKey } from "./inbox-list";
import { InboxSearch } from "./inbox-search";
import { InboxViews } from "./inbox-views";
import { KeyHints } from "./key-hints";

const BulkDialog = dynamic(() => import("./bulk-dialog").then((file) => file.BulkDialog));

/** Lines that were chosen for a change of many. */
function useChosen() {
  const [choosing, setChoosing] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = useCallback((key: string) => {
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(key) && next.size < BULK_MAX) next.add(key);
      return next;
    });
  }, []);
  const none = () => {
    setChosen(new Set());
    setChoosing(false);
  };
  return { choosing: choosing || chosen.size > 0, start: () => setChoosing(true), chosen, choose, none };
}

/** The queue over all guilds: views with their counts, filters, search, and lines that can be chosen. */
export function Inbox({ desk, className }: { desk: Desk; className?: string }) {
  const path = usePathname();
  const query = readDesk(Object.fromEntries(useSearchParams()));
  const [, current = null] = /^\/desk\/([^/]+\/\d+)$/.exec(path) ?? [];
  const found = useInbox(query, { page: desk.first, at: desk.now });
  const now = useNow(desk.now);
  const { choosing, start, chosen, choose, none } = useChosen();
  const [searching, setSearching] = useState(false);
  const [asked, setAsked] = useState(false);
  const byKey = new Map(
    found.data?.pages.flatMap((page) => page.tickets).map((one) => [lineKey(one), one] as const),
  );
  const newest = found.data?.pages[0] ?? desk.first;
  const marked = [...chosen].flatMap((key) => byKey.get(key) ?? []);
  const Title = current === null ? "h1" : "h2";
  return (
    <section aria-label="Inbox" className={cn("flex min-w-0 flex-col lg:border-r", className)}>
      <header className="flex items-start justify-between gap-3 py-3.5 pr-3 pl-5">
        <div className="min-w-0">
          <Title className="font-semibold text-20">Inbox</Title>
          <p className="mt-0.5 text-12 text-muted">
            {query.view === "closed" ? "What is settled, the newest first." : "The soonest deadline first."}
          </p>
        </div>
        <div className="flex items-center">
          {desk.guilds.some((guild) => guild.answers) ? (
            <IconButton
              label={choosing ? "Stop choosing" : "Choose several"}
              aria-pressed={choosing}
              onClick={choosing ? none : start}
            >
              <ListChecks aria-hidden />
            </IconButton>
          ) : null}
          <IconButton label="Search" data-key="/" onClick={() => setSearching(true)}>
            <Search aria-hidden />
          </IconButton>
          <InboxFilter query={query} address={path} guilds={desk.guilds} tags={newest.tags} />
        </div>
      </header>
      {searching ? (
        <InboxSearch query={query} onClose={() => setSearching(false)} />
      ) : (
        <>
          <InboxViews counts={newest.counts} query={query} address={path} />
          <InboxBody
            found={found}
            tickets={[...byKey.values()]}
            query={query}
            now={now}
            me={desk.me}
            current={current}
            choosing={choosing}
            chosen={chosen}
            onChoose={choose}
          />
        </>
      )}
      {marked.length > 0 ? (
        <div className="flex items-center gap-2 border-t bg-raised px-4 py-2.5">
          <span role="status" className="flex-1 text-13">
            {marked.length} chosen
          </span>
          <Button look="ghost" size="small" onClick={none}>
            None
          </Button>
          <Button size="small" onClick={() => setAsked(true)}>
            Change them
          </Button>
        </div>
      ) : (
        <KeyHints />
      )}
      {asked ? (
        <BulkDialog
          tickets={marked}
          tags={newest.tags}
          onClose={() => {
            setAsked(false);
            none();
          }}
        />
      ) : null}
    </section>
  );
}
