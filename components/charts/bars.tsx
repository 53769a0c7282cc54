import { cn } from "../ui/cn";
import { ChartTable, ValueAxis, WordAxis } from "./axis";
import { roundTicks } from "./scale";
import type { ChartTone } from "./sparkline";

export interface Bar {
  label: string;
  value: number;
  /** The same hour or day before, as a thin mark. */
  before?: number;
  /** Still running: hatched. */
  incomplete?: boolean;
}

const FILL: Record<ChartTone, string> = {
  players: "fill-chart-players",
  kills: "fill-chart-kills",
  coins: "fill-chart-coins",
  neutral: "fill-chart-neutral",
};

/** Bars over time. `every` says how many bars apart the words below stand. Needs `HatchPattern` for incomplete bars. */
export function Bars({
  bars,
  label,
  head,
  tone = "kills",
  every = 1,
  width = 520,
  height = 150,
  write = String,
}: {
  bars: readonly Bar[];
  label: string;
  head: readonly [string, string];
  tone?: ChartTone;
  every?: number;
  /** Units across: about the pixels it will get, so that words keep their size. */
  width?: number;
  height?: number;
  write?: (value: number) => string;
}) {
  const [left, bottom, top] = [34, 24, 10];
  const largest = Math.max(0, ...bars.map((bar) => Math.max(bar.value, bar.before ?? 0)));
  const values = roundTicks(largest);
  const ceiling = Math.max(largest, values.at(-1) ?? 1);
  const y = (value: number) => height - bottom - (value / ceiling) * (height - bottom - top);
  const slot = (width - left) / Math.max(1, bars.length);
  const size = Math.max(1, slot - Math.min(3, slot * 0.25));
  return (
    <figure>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={label}
        className="block w-full text-[11px]"
      >
        <ValueAxis values={values} y={y} left={left} right={width} side="left" write={write} />
        {bars.map((bar, at) => {
          const x = left + at * slot + (slot - size) / 2;
          const tall = bar.value > 0 ? Math.max(1.5, y(0) - y(bar.value)) : 0;
          return (
            <g key={bar.label}>
              <rect
                x={x}
                y={y(0) - tall}
                width={size}
                height={tall}
                rx="1.5"
                className={cn(FILL[tone], bar.incomplete && "opacity-40")}
              />
              {bar.incomplete ? (
                <rect x={x} y={y(0) - tall} width={size} height={tall} fill="url(#hatch)" />
              ) : null}
              {bar.before === undefined ? null : (
                <path
                  d={`M${x - 1} ${y(bar.before)}H${x + size + 1}`}
                  className="stroke-ink"
                  strokeWidth="1.5"
                />
              )}
            </g>
          );
        })}
        <WordAxis
          ticks={bars
            .map((bar, at) => ({ x: left + at * slot + slot / 2, label: bar.label, at }))
            .filter((tick) => tick.at % every === 0)}
          y={height - 6}
        />
      </svg>
      <ChartTable
        caption={label}
        head={head}
        rows={bars.map((bar) => [bar.label, write(bar.value)] as const)}
      />
    </figure>
  );
}

/** Fourteen evenings, seven days: bars without axes, as wide as their place. */
export function SparkBars({
  values,
  label,
  tone = "players",
  max,
  className,
}: {
  values: readonly (number | null)[];
  label: string;
  tone?: ChartTone;
  max?: number;
  className?: string;
}) {
  const top = max ?? Math.max(1, ...values.map((value) => value ?? 0));
  return (
    <svg
      viewBox={`0 0 ${values.length * 6} 24`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className={cn("block h-6 w-full", className)}
    >
      {values.map((value, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place in time
          key={at}
          x={at * 6}
          width="4.4"
          y={24 - Math.max(1, ((value ?? 0) / top) * 24)}
          height={Math.max(1, ((value ?? 0) / top) * 24)}
          rx="0.6"
          className={value === null ? "fill-line-strong" : FILL[tone]}
        />
      ))}
    </svg>
  );
}
