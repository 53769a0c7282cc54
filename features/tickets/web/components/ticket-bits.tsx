import { CircleCheck, Clock, Flame, Hourglass, MessageSquareReply } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { TierMark } from "@/components/ui/tier-badge";
import { Time } from "@/components/ui/time";
import { tierName } from "@/features/supporters/rules";
import type { Tier } from "@/features/supporters/schema";
import { PRIORITY_WORDS, type TicketPriority } from "../../words";

/** Whose turn it is, in the words of whoever reads. */
export function Turn({
  open,
  waitingFor,
  reader,
}: {
  open: boolean;
  waitingFor: "staff" | "opener" | null;
  reader: "staff" | "opener";
}) {
  if (!open) return <Badge icon={<CircleCheck aria-hidden className="size-3.5 text-good" />}>Closed</Badge>;
  const ours = waitingFor === reader;
  const Icon = ours ? MessageSquareReply : Hourglass;
  const words =
    reader === "staff"
      ? ours
        ? "Waiting for us"
        : "Waiting for them"
      : ours
        ? "Waiting for you"
        : "Staff look at it";
  return (
    <Badge icon={<Icon aria-hidden className={cn("size-3.5", ours ? "text-warn" : "text-muted")} />}>
      {words}
    </Badge>
  );
}

/** How urgent it is; the usual says nothing. */
export function Priority({ priority }: { priority: TicketPriority }) {
  if (priority === "medium") return null;
  const urgent = priority === "urgent" || priority === "high";
  return (
    <Badge icon={<Flame aria-hidden className={cn("size-3.5", urgent ? "text-warn" : "text-faint")} />}>
      {PRIORITY_WORDS[priority]}
    </Badge>
  );
}

/** When staff owe an answer: in what is left, or since when it is late. */
export function Deadline({
  dueAt,
  now,
  className,
}: {
  dueAt: string | null;
  now: string;
  className?: string;
}) {
  if (dueAt === null) return null;
  const late = Date.parse(dueAt) < Date.parse(now);
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1 whitespace-nowrap text-12",
        late ? "text-bad" : "text-muted",
        className,
      )}
    >
      <Clock aria-hidden className="size-3.5" />
      {late ? "overdue since " : "due "}
      <Time at={dueAt} shape="relative" />
    </span>
  );
}

/** A name with the mark of the supporter's tier. */
export function Opener({ name, tier }: { name: string; tier: Tier }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <span className="truncate">{name}</span>
      {tier === "none" ? null : (
        <span className="inline-flex items-center gap-1 text-muted">
          <TierMark tier={tier} className="size-4" />
          {tierName(tier)}
        </span>
      )}
    </span>
  );
}
