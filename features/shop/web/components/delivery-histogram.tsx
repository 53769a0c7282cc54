import { Histogram } from "@/components/charts/histogram";
import { formatSpan, MINUTE } from "@/lib/time";
import type { DeliveryPromise } from "../../dto";

const words = (minutes: number): string => formatSpan(minutes * MINUTE);

/** Where the axis has words: at most four steps of whole hours, or of half of them for quick shops. */
function ticksTo(end: number): { at: number; label: string }[] {
  const step = [30, 60, 120, 240, 360, 720, 1440, 2880].find((one) => end / one <= 4) ?? 5760;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, at) => ({
    at: at * step,
    label: at === 0 ? "0" : words(at * step),
  }));
}

/**
 * Orders by time from paying to restart, with the time that was enough for nearly all of them.
 * @param yours minutes that one order took, marked above the bars
 */
export function DeliveryHistogram({
  promise,
  yours = null,
}: {
  promise: DeliveryPromise;
  yours?: number | null;
}) {
  const within = words(promise.withinMinutes);
  const end = Math.max(promise.histogram.at(-1)?.toMinutes ?? 60, promise.withinMinutes);
  // A table for those who hear the page ignores its width: it must not make a phone's page wider.
  return (
    <div className="relative overflow-hidden">
      <Histogram
        bars={promise.histogram.map((bar) => ({
          from: bar.fromMinutes,
          to: bar.toMinutes,
          count: bar.orders,
        }))}
        ticks={ticksTo(end)}
        mark={{ at: promise.withinMinutes, label: within }}
        own={yours === null ? undefined : { at: Math.min(yours, end), label: `yours, ${words(yours)}` }}
        label={`${promise.orders} orders: ${promise.percent} % reached the game within ${within}.`}
        head={["Time from paying to restart", "Orders"]}
        range={(bar) => `up to ${words(bar.to)}`}
      />
    </div>
  );
}
