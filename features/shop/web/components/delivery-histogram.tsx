import { niceCeiling } from "@/components/charts/scale";
import { formatSpan, MINUTE } from "@/lib/time";
import type { DeliveryPromise } from "../../dto";

const WIDTH = 400;
const HEIGHT = 128;
const LEFT = 26;
const RIGHT = 8;
const TOP = 26;
const BASE = 104;

const hourWords = (minutes: number): string =>
  minutes === 0 ? "0" : minutes % 60 === 0 ? `${minutes / 60} h` : formatSpan(minutes * MINUTE);

/** Where the axis has words: at most four steps of whole hours, or of half of them for quick shops. */
function ticksTo(end: number): number[] {
  const step = [30, 60, 120, 240, 360, 720, 1440, 2880].find((one) => end / one <= 4) ?? 5760;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, at) => at * step);
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
  const bars = promise.histogram;
  const end = Math.max(bars.at(-1)?.toMinutes ?? 60, promise.withinMinutes, yours ?? 0);
  const most = Math.max(2, niceCeiling(Math.max(...bars.map((bar) => bar.orders), 1)));
  const x = (minutes: number) => LEFT + (minutes / end) * (WIDTH - LEFT - RIGHT);
  const y = (orders: number) => BASE - (orders / most) * (BASE - TOP - 6);
  const within = formatSpan(promise.withinMinutes * MINUTE);
  const right = x(promise.withinMinutes) > WIDTH * 0.75;
  const words = `${promise.orders} orders. ${promise.percent} % reached the game within ${within}, half of them within ${formatSpan(promise.medianMinutes * MINUTE)}.`;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words} className="block w-full text-12">
      {[0, most / 2, most].map((orders) => (
        <g key={orders}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(orders)} y2={y(orders)} className="stroke-line" />
          <text x={LEFT - 8} y={y(orders) + 4} textAnchor="end" className="fill-muted text-[11px]">
            {Math.round(orders * 10) / 10}
          </text>
        </g>
      ))}
      {bars.map((bar) => (
        <rect
          key={bar.fromMinutes}
          x={x(bar.fromMinutes) + 0.75}
          width={Math.max(1, x(bar.toMinutes) - x(bar.fromMinutes) - 1.5)}
          y={bar.orders > 0 ? Math.min(y(bar.orders), BASE - 2) : BASE}
          height={bar.orders > 0 ? Math.max(BASE - y(bar.orders), 2) : 0}
          rx={1}
          className={bar.fromMinutes >= promise.withinMinutes ? "fill-warn" : "fill-chart-neutral"}
        />
      ))}
      {ticksTo(end).map((minutes) => (
        <text
          key={minutes}
          x={x(minutes)}
          y={BASE + 18}
          textAnchor={minutes === 0 ? "start" : x(minutes) > WIDTH - 24 ? "end" : "middle"}
          className="fill-muted text-[11px]"
        >
          {hourWords(minutes)}
        </text>
      ))}
      <line
        x1={x(promise.withinMinutes)}
        x2={x(promise.withinMinutes)}
        y1={TOP - 8}
        y2={BASE}
        strokeWidth={1.5}
        className="stroke-honey-line"
      />
      <text
        x={x(promise.withinMinutes) + (right ? -6 : 6)}
        y={yours !== null && right ? 10 : TOP - 4}
        textAnchor={right ? "end" : "start"}
        className="fill-honey-text font-medium text-[11px]"
      >
        {within}
      </text>
      {yours === null ? null : (
        <g>
          <line x1={x(yours)} x2={x(yours)} y1={TOP - 4} y2={BASE} strokeWidth={1.5} className="stroke-ink" />
          <circle cx={x(yours)} cy={TOP - 6} r={3} className="fill-ink" />
          <text
            x={x(yours) + (x(yours) > WIDTH / 2 ? -8 : 8)}
            y={TOP - 2}
            textAnchor={x(yours) > WIDTH / 2 ? "end" : "start"}
            className="fill-ink font-medium text-[11px]"
          >
            yours, {formatSpan(yours * MINUTE)}
          </text>
        </g>
      )}
    </svg>
  );
}
