import { cn } from "../ui/cn";
import { ValueAxis, WordAxis } from "./axis";
import { roundTicks } from "./scale";

export interface FlowSeries {
  label: string;
  /** Tailwind class of its fill, such as `fill-chart-1`. */
  fill: string;
}

export interface FlowBar {
  key: string;
  /** Under the axis, where there is room. */
  label: string;
  /** One value a series, not negative: what comes stands above the line, what goes below it. */
  up: readonly number[];
  down: readonly number[];
  /** Not over yet: drawn paler. */
  open?: boolean;
  /** The whole bar in words. */
  words: string;
}

interface FlowBarsProps {
  bars: readonly FlowBar[];
  up: readonly FlowSeries[];
  down: readonly FlowSeries[];
  /** What it says, in words. */
  label: string;
}

const WHOLE = new Intl.NumberFormat("en-GB", { notation: "compact" });
const short = (value: number): number => Math.round(value * 10) / 10;
const sum = (values: readonly number[]) => values.reduce((all, value) => all + Math.max(0, value), 0);

/** What comes and what goes, day by day, each in layers: one picture for wide places and one for phones. */
export function FlowBars(props: FlowBarsProps) {
  return (
    <figure>
      <Drawing {...props} />
      <Drawing {...props} narrow />
      <ul className="sr-only">
        {props.bars.map((bar) => (
          <li key={bar.key}>{bar.words}</li>
        ))}
      </ul>
    </figure>
  );
}

function Drawing({ bars, up, down, label, narrow }: FlowBarsProps & { narrow?: boolean }) {
  const [width, height, right, top, bottom] = narrow ? [358, 220, 42, 10, 24] : [920, 240, 48, 10, 24];
  const high = Math.max(1, ...bars.map((bar) => sum(bar.up)));
  const low = Math.max(0, ...bars.map((bar) => sum(bar.down)));
  const ticks = roundTicks(Math.max(high, low));
  const size = (height - top - bottom) / (high + low);
  const zero = top + high * size;
  const y = (value: number) => zero - value * size;
  const step = (width - right) / Math.max(1, bars.length);
  const wide = Math.max(1, Math.min(26, step * 0.68));
  const x = (at: number) => short(at * step + (step - wide) / 2);
  // All bars of a series are one path: hundreds of elements weigh ten times as much on a page.
  const layer = (side: "up" | "down", nr: number, open: boolean) =>
    bars
      .map((bar, at) => {
        const value = bar[side][nr] ?? 0;
        if (value <= 0 || Boolean(bar.open) !== open) return "";
        const below = sum(bar[side].slice(0, nr));
        const [from, to] = side === "up" ? [below, below + value] : [-below, -below - value];
        return `M${x(at)} ${short(y(from))}V${short(y(to))}h${short(wide)}V${short(y(from))}z`;
      })
      .join("");
  const every = Math.max(1, Math.ceil(bars.length / (narrow ? 4 : 8)));
  const words = bars.flatMap((bar, at) =>
    (bars.length - 1 - at) % every === 0 ? [{ x: short(at * step + step / 2), label: bar.label }] : [],
  );
  const values = [
    ...ticks.filter((tick) => tick <= high),
    ...ticks.filter((t) => t > 0 && t <= low).map((t) => -t),
  ];
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      className={cn("w-full text-[11px]", narrow ? "hidden max-md:block" : "block max-md:hidden")}
    >
      <ValueAxis
        values={values}
        y={y}
        left={0}
        right={width - right}
        side="right"
        write={(value) => WHOLE.format(Math.abs(value))}
      />
      {[false, true].map((open) => (
        <g key={String(open)} opacity={open ? 0.5 : undefined}>
          {up.map((series, nr) => (
            <path key={series.label} d={layer("up", nr, open)} className={series.fill} />
          ))}
          {down.map((series, nr) => (
            <path key={series.label} d={layer("down", nr, open)} className={series.fill} />
          ))}
        </g>
      ))}
      <path d={`M0 ${short(zero)}H${width - right}`} className="stroke-line-meaning" />
      <g className="fill-transparent">
        {bars.map((bar, at) => (
          <rect key={bar.key} x={short(at * step)} y={top} width={short(step)} height={height - top - bottom}>
            <title>{bar.words}</title>
          </rect>
        ))}
      </g>
      <WordAxis ticks={words} y={height - 5} />
    </svg>
  );
}

/** The series of a chart with their marks, in words. */
export function Legend({ series, className }: { series: readonly FlowSeries[]; className?: string }) {
  return (
    <ul className={cn("flex flex-wrap gap-x-4 gap-y-1 text-12 text-muted", className)}>
      {series.map(({ label, fill }) => (
        <li key={label} className="flex items-center gap-1.5">
          <svg viewBox="0 0 10 10" aria-hidden="true" className="size-2.5">
            <rect width="10" height="10" rx="2" className={fill} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
