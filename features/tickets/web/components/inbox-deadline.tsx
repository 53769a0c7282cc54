import { Clock, ClockAlert, Pause } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { formatSpan, HOUR, MINUTE } from "@/lib/time";

/** Less than this is left: it is said in the colour of a warning. */
const SOON_MS = 2 * HOUR;

const span = (ms: number): string => formatSpan(Math.max(MINUTE, Math.floor(ms / MINUTE) * MINUTE));

/** What is left until staff owe an answer, or since when they do, as short as a line of the inbox needs it. */
export function InboxDeadline({ dueAt, open, now }: { dueAt: string | null; open: boolean; now: number }) {
  const shape = "inline-flex shrink-0 items-center gap-1 whitespace-nowrap text-12 [&>svg]:size-3.5";
  if (!open) return null;
  if (dueAt === null)
    return (
      <span className={cn(shape, "text-muted")}>
        <Pause aria-hidden />
        Paused
      </span>
    );
  const left = Date.parse(dueAt) - now;
  if (left < 0)
    return (
      <span className={cn(shape, "text-bad")}>
        <ClockAlert aria-hidden />
        {span(-left)} over
      </span>
    );
  return (
    <span className={cn(shape, left < SOON_MS ? "text-warn" : "text-muted")}>
      <Clock aria-hidden />
      {span(left)}
      <span className="sr-only"> left</span>
    </span>
  );
}
