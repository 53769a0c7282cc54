import { cn } from "@/components/ui/cn";
import { Time } from "@/components/ui/time";
import type { OrderDetail } from "../../dto";
import { type Segment, segments } from "../../order-story";

const BAR: Record<Segment["shape"], string> = {
  done: "bg-muted",
  now: "bg-honey",
  likely: "bg-[repeating-linear-gradient(90deg,var(--honey)_0_8px,transparent_8px_12px)]",
  open: "bg-line-strong",
  bad: "bg-warn",
};

/** The way of an order in parts, each with its time. On a phone only the part that counts is named. */
export function OrderLine({ order }: { order: OrderDetail }) {
  const parts = segments(order);
  const current = parts.findLastIndex((part) => part.at !== null);
  return (
    <div>
      <ol className="flex gap-1">
        {parts.map((part) => (
          <li key={part.state} className="min-w-0 flex-1">
            <span aria-hidden className={cn("block h-1 rounded-full", BAR[part.shape])} />
            <div className="mt-2 text-13 max-md:sr-only">
              <p className={cn("font-medium", part.at ? "text-ink" : "text-muted")}>{part.label}</p>
              <p className="text-12 text-muted">
                {part.at ? <Time at={part.at} shape="smart" /> : null}
                {part.shape === "likely" ? ", waiting for your answer" : null}
              </p>
            </div>
          </li>
        ))}
      </ol>
      <p className="mt-2 text-12 text-muted md:hidden">
        Step {current + 1} of {parts.length}: {parts[current]?.label.toLowerCase()}
      </p>
    </div>
  );
}
