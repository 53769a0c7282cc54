import { Check, CircleAlert, HelpCircle, Undo2 } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { Evidence } from "@/components/ui/copyable";
import { ReaderZone, Time } from "@/components/ui/time";
import { formatSpan } from "@/lib/time";
import type { OrderDetail, OrderEvent } from "../../dto";
import { STATE_WORDS, sinceBefore } from "../../order-story";
import type { OrderState } from "../../schema";

function Mark({ state }: { state: OrderState }) {
  const honey = state === "likely_collected";
  const bad = state === "failed" || state === "needs_look";
  const Icon = bad ? CircleAlert : state === "refunded" ? Undo2 : honey ? HelpCircle : Check;
  return (
    <span
      aria-hidden
      className={cn(
        "relative grid size-6 place-items-center rounded-full border bg-ground",
        honey ? "border-honey bg-honey-wash text-honey-text" : bad ? "text-warn" : "text-good",
      )}
    >
      <Icon className="size-3.5" />
    </span>
  );
}

function Step({ order, event, index }: { order: OrderDetail; event: OrderEvent; index: number }) {
  const since = sinceBefore(order.events, index);
  const waited = since === null ? null : `+${formatSpan(since)}`;
  return (
    <li className="group grid grid-cols-[4.75rem_1.5rem_minmax(0,1fr)] gap-x-4 pb-8 max-md:grid-cols-[1.5rem_minmax(0,1fr)]">
      <div className="pt-0.5 text-right max-md:hidden">
        <p className="text-14">
          <Time at={event.at} shape="seconds" />
        </p>
        {waited ? <p className="text-12 text-muted">{waited}</p> : null}
      </div>
      <div className="relative before:absolute before:top-7 before:bottom-[-1.75rem] before:left-1/2 before:w-px before:bg-line-strong group-last:before:hidden">
        <Mark state={event.state} />
      </div>
      <div className="min-w-0 pt-0.5">
        <h3 className="font-semibold text-14 tracking-normal">
          {event.state === "restart_seen" ? "Restart seen" : STATE_WORDS[event.state]}
        </h3>
        <p className="text-12 text-muted md:hidden">
          <Time at={event.at} shape="seconds" /> {waited}
        </p>
        <p className="mt-0.5 text-13 text-muted">{event.sentence}</p>
        {event.evidence.length > 0 ? <Evidence rows={event.evidence} className="mt-2.5" /> : null}
        {event.by === "staff" ? <p className="mt-1.5 text-12 text-faint">Done by staff</p> : null}
      </div>
    </li>
  );
}

/** Every step of an order with what proves it. */
export function OrderTimeline({ order }: { order: OrderDetail }) {
  return (
    <section aria-labelledby="timeline" className="min-w-0">
      <header className="mb-4 flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="timeline" className="font-semibold text-16">
          Timeline and evidence
        </h2>
        <p className="text-12 text-muted">
          Times in your zone, <ReaderZone />, from <Time at={order.paidAt} shape="date" />
        </p>
      </header>
      <ol>
        {order.events.map((event, index) => (
          <Step key={event.id} order={order} event={event} index={index} />
        ))}
      </ol>
    </section>
  );
}
