import { ChartTable, ValueAxis, WordAxis } from "./axis";
import { linePath, roundTicks } from "./scale";
import { type ChartTone, TONE_INK } from "./sparkline";

export interface TimeLineProps {
  /** In equal steps up to now, oldest first; `null` is a step of which nothing is known: the line breaks there. */
  values: readonly (number | null)[];
  stepMinutes: number;
  /** What it says, in words. */
  label: string;
  /** What the two columns of its table are: ["Time", "Players"]. */
  head: readonly [string, string];
  write: (value: number) => string;
  tone: ChartTone;
  /** Top of the scale, such as the slots or 100 %; a dashed line stands there. */
  top?: number | null;
}

const [WIDTH, HEIGHT, RIGHT, TOP, BOTTOM] = [400, 132, 62, 10, 22];
const INNER = WIDTH - RIGHT;

/** Tenths of a pixel are enough to draw with. */
const short = (value: number): number => Math.round(value * 10) / 10;

function agoWords(minutes: number): string {
  if (minutes <= 0) return "now";
  if (minutes < 60) return `${minutes} min ago`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} h ago` : `${Math.round(minutes / 1_440)} d ago`;
}

/** One value over time with its axes, drawn on the server; each step tells its value to whoever points at it. */
export function TimeLine({ values, stepMinutes, label, head, write, tone, top }: TimeLineProps) {
  const largest = Math.max(0, ...values.map((value) => value ?? 0), top ?? 0);
  const ticks = roundTicks(largest);
  const ceiling = Math.max(largest, ticks.at(-1) ?? 1);
  const count = values.length;
  const wide = INNER / count;
  const x = (at: number) => short((at + 0.5) * wide);
  const y = (value: number) => short(HEIGHT - BOTTOM - (value / ceiling) * (HEIGHT - BOTTOM - TOP));
  const ago = (at: number) => agoWords((count - 1 - at) * stepMinutes);
  const line = linePath(values.map((value, at) => (value === null ? null : { x: x(at), y: y(value) })));
  const known = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]));
  const last = known.at(-1);
  return (
    <figure>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={label}
        className={`block w-full text-[11px] ${TONE_INK[tone]}`}
      >
        <ValueAxis values={ticks} y={y} left={0} right={INNER} side="right" write={write} />
        {top ? (
          <path d={`M0 ${y(top)}H${INNER}`} className="stroke-line-strong" strokeDasharray="3 3" />
        ) : null}
        <path d={line} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
        {known.map(({ value, at }) =>
          // A known step between unknown ones has no line to stand on.
          values[at - 1] == null && values[at + 1] == null ? (
            <circle key={at} cx={x(at)} cy={y(value)} r="1.8" fill="currentColor" />
          ) : null,
        )}
        {last ? (
          <circle
            cx={x(last.at)}
            cy={y(last.value)}
            r="3.5"
            fill="currentColor"
            className="stroke-raised"
            strokeWidth="2"
          />
        ) : null}
        {known.map(({ value, at }) => (
          <rect
            key={at}
            x={short(at * wide)}
            y={TOP}
            width={short(wide)}
            height={HEIGHT - TOP - BOTTOM}
            className="fill-transparent hover:fill-fill-strong"
          >
            <title>{`${write(value)}, ${ago(at)}`}</title>
          </rect>
        ))}
        <WordAxis
          ticks={[0, Math.floor(count / 2), count - 1].map((at) => ({
            x: at === 0 ? 0 : at === count - 1 ? INNER : x(at),
            label: ago(at),
          }))}
          y={HEIGHT - 5}
        />
      </svg>
      <ChartTable
        caption={label}
        head={head}
        rows={known.map(({ value, at }) => [ago(at), write(value)] as const)}
      />
    </figure>
  );
}
