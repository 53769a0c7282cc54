import { ChartTable, ValueAxis } from "./axis";
import { roundTicks } from "./scale";

export interface HistogramProps {
  bars: readonly { from: number; to: number; count: number }[];
  /** Words under the axis: { at: 60, label: "1 h" }. */
  ticks: readonly { at: number; label: string }[];
  /** A value that matters, in honey: what lies past it is orange. */
  mark?: { at: number; label: string };
  /** The reader's own value. */
  own?: { at: number; label: string };
  /** What it says, in words. */
  label: string;
  /** What the two columns of the table for screen readers are: ["Time", "Orders"]. */
  head: readonly [string, string];
  /** A range in words: "up to 20 min". */
  range: (bar: { from: number; to: number }) => string;
}

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [360, 128, 26, 4, 24, 22];

/** Tenths of a pixel are enough to draw with. */
const short = (value: number): number => Math.round(value * 10) / 10;

/** Counts over ranges, with a mark at one value and, if given, the reader's own. */
export function Histogram({ bars, ticks, mark, own, label, head, range }: HistogramProps) {
  const end = Math.max(1e-9, ...bars.map((bar) => bar.to), ...ticks.map((tick) => tick.at));
  const largest = Math.max(0, ...bars.map((bar) => bar.count));
  const values = roundTicks(largest);
  const ceiling = Math.max(largest, values.at(-1) ?? 1);
  const x = (value: number) => LEFT + (value / end) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => HEIGHT - BOTTOM - (value / ceiling) * (HEIGHT - BOTTOM - TOP);
  // All bars of a colour are one path: thirty elements with their attributes weigh ten times as much on a page.
  const columns = (some: HistogramProps["bars"]) =>
    some
      .filter((bar) => bar.count > 0)
      .map((bar) => {
        const top = Math.min(y(bar.count), y(0) - 2);
        const wide = Math.max(1, x(bar.to) - x(bar.from) - 1.5);
        return `M${short(x(bar.from) + 0.75)} ${short(y(0))}V${short(top)}h${short(wide)}V${short(y(0))}z`;
      })
      .join("");
  return (
    <figure>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={label}
        className="block w-full text-[11px]"
      >
        <ValueAxis values={values} y={y} left={LEFT} right={WIDTH - RIGHT} side="left" write={String} />
        <path
          d={columns(bars.filter((bar) => !(mark && bar.from >= mark.at)))}
          className="fill-chart-neutral"
        />
        <path d={columns(bars.filter((bar) => mark && bar.from >= mark.at))} className="fill-warn" />
        <g className="fill-faint" textAnchor="middle">
          {ticks.map((tick) => (
            <text
              key={tick.at}
              x={short(x(tick.at))}
              y={HEIGHT - 5}
              textAnchor={tick.at === end ? "end" : tick.at === 0 ? "start" : undefined}
            >
              {tick.label}
            </text>
          ))}
        </g>
        {mark ? (
          <Line
            x={short(x(mark.at))}
            top={6}
            bottom={short(y(0))}
            label={mark.label}
            flip={mark.at / end > 0.7}
            ink="honey"
          />
        ) : null}
        {own ? (
          <Line
            x={short(x(own.at))}
            top={mark ? 20 : 6}
            bottom={short(y(0))}
            label={own.label}
            flip={own.at / end > 0.4}
            ink="own"
          />
        ) : null}
      </svg>
      <ChartTable
        caption={label}
        head={head}
        rows={bars.map((bar) => [range(bar), String(bar.count)] as const)}
      />
    </figure>
  );
}

function Line(props: {
  x: number;
  top: number;
  bottom: number;
  label: string;
  flip: boolean;
  ink: "honey" | "own";
}) {
  const { x, top, bottom, label, flip, ink } = props;
  return (
    <g className={ink === "honey" ? "text-honey-text" : "text-ink"}>
      <path d={`M${x} ${top}V${bottom}`} stroke="currentColor" strokeWidth="1.4" />
      {ink === "own" ? <circle cx={x} cy={top} r="2.5" fill="currentColor" /> : null}
      <text
        x={flip ? x - 6 : x + 6}
        y={top + 6}
        textAnchor={flip ? "end" : "start"}
        fill="currentColor"
        className="font-medium"
      >
        {label}
      </text>
    </g>
  );
}
