"use client";
import { Clock } from "lucide-react";
import { useActionState } from "react";
import { cn } from "@/components/ui/cn";
import { Time } from "@/components/ui/time";
import { formatSpan, MINUTE } from "@/lib/time";
import { stopClockForm } from "../../verdict-actions";

function StopClock({ guildId, number }: { guildId: string; number: number }) {
  const [result, stop, busy] = useActionState(stopClockForm, null);
  return (
    <form action={stop} className="contents">
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="number" value={number} />
      <button type="submit" disabled={busy} className="quiet-link touch-target">
        Stop the clock
      </button>
      {result && !result.ok ? (
        <p role="alert" className="basis-full text-bad">
          {result.error.message}
        </p>
      ) : null}
    </form>
  );
}

/** The promise to a waiting opener, and how much of it is gone. */
export function ClockBar({
  guildId,
  number,
  promise,
  since,
  dueAt,
  now,
  stops,
}: {
  guildId: string;
  number: number;
  /** What was promised, in words. */
  promise: string;
  since: string;
  dueAt: string;
  now: string;
  /** The reader may stop it. */
  stops: boolean;
}) {
  const [from, due, at] = [Date.parse(since), Date.parse(dueAt), Date.parse(now)];
  const left = due - at;
  const share = Math.min(1, Math.max(0, (at - from) / Math.max(1, due - from)));
  const late = left < 0;
  const soon = !late && share > 0.7;
  const ink = late ? "text-bad" : soon ? "text-warn" : "text-muted";
  const span = formatSpan(Math.max(MINUTE, Math.abs(left)));
  return (
    <div className="grid gap-1.5">
      <p className="flex items-center gap-2 text-13">
        <Clock aria-hidden className={cn("size-4 shrink-0", ink)} />
        <span className="font-medium">
          {promise}, {late ? `${span} over` : `${span} left`}
        </span>
      </p>
      <span aria-hidden className="block h-1 overflow-hidden rounded-full bg-fill-strong">
        <span
          className={cn("block h-full", late ? "bg-bad" : soon ? "bg-warn" : "bg-muted")}
          style={{ width: `${share * 100}%` }}
        />
      </span>
      <p className="flex flex-wrap justify-between gap-x-3 text-12 text-muted">
        <span>
          Asked <Time at={since} shape="smart" />, due <Time at={dueAt} shape="smart" />
        </span>
        {stops ? <StopClock guildId={guildId} number={number} /> : null}
      </p>
    </div>
  );
}
