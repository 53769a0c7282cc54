import {
  CircleCheck,
  ClockAlert,
  Hourglass,
  Inbox as InboxIcon,
  type LucideIcon,
  MessageSquareReply,
  UserRound,
  UserRoundX,
} from "lucide-react";
import { cn } from "@/components/ui/cn";
import { SoftLink } from "@/components/ui/soft-link";
import type { InboxCounts } from "../../data/inbox";
import { countWords, type InboxView, VIEW_WORDS, VIEWS } from "../../words";
import { type DeskQuery, writeDesk } from "../ticket-query";

const ICONS: Record<InboxView, LucideIcon> = {
  open: InboxIcon,
  mine: UserRound,
  unassigned: UserRoundX,
  staff: MessageSquareReply,
  opener: Hourglass,
  overdue: ClockAlert,
  closed: CircleCheck,
};

/** Views of the inbox with how many stand in each: rows beside the ticket, tabs on a phone. */
export function InboxViews({
  counts,
  query,
  address,
}: {
  counts: InboxCounts;
  query: DeskQuery;
  /** The page that stays open while the view changes. */
  address: string;
}) {
  return (
    <nav aria-label="Views" className="max-lg:overflow-x-auto lg:px-2 lg:pb-2">
      <ul className="grid gap-0.5 max-lg:flex max-lg:min-w-max max-lg:px-2">
        {VIEWS.map((view) => {
          const Icon = ICONS[view];
          const count = view === "closed" ? null : counts[view];
          const late = view === "overdue" && count !== null && count > 0;
          return (
            <li key={view}>
              <SoftLink
                href={`${address}${writeDesk(query, { view })}`}
                scroll={false}
                aria-current={query.view === view ? "true" : undefined}
                className="flex items-center gap-3 whitespace-nowrap text-13 text-muted transition-colors duration-quick hover:text-ink aria-[current=true]:text-ink max-lg:h-15 max-lg:min-w-16 max-lg:flex-col-reverse max-lg:justify-center max-lg:gap-0.5 max-lg:border-transparent max-lg:border-b-2 max-lg:px-3 max-lg:aria-[current=true]:border-honey lg:h-8 lg:rounded-item lg:px-2.5 lg:aria-[current=true]:bg-fill-strong lg:hover:bg-fill"
              >
                <Icon aria-hidden className="size-4 shrink-0 max-lg:hidden" />
                <span className="aria-[current=true]:font-medium lg:flex-1">{VIEW_WORDS[view].name}</span>
                {count === null ? (
                  <Icon aria-hidden className="size-5 lg:hidden" />
                ) : (
                  <span className={cn("max-lg:text-16 lg:text-12", late && "text-bad")}>
                    {countWords(count)}
                  </span>
                )}
              </SoftLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
