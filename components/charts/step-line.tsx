import { cn } from "../ui/cn";
import { ChartTable, ValueAxis, WordAxis } from "./axis";
import { roundTicks, stepPath } from "./scale";

const WHOLE = new Intl.NumberFormat("en-GB");

export interface StepLineProps {
  /** Balance after each change; `at` in milliseconds, in order. */
  steps: readonly { at: number; value: number }[];
  from: number;
  to: number;
  /** Words under the axis: { at: ms, label: "8 Nov" }. */
  ticks: readonly { at: number; label: string }[];
  label: string;
  head: readonly [string, string];
  /** A moment in words for the table. */
  moment: (at: number) => string;
  /** Only the form for phones, where a page gives that other ticks. */
  narrow?: boolean;
}

/** A balance over time: it holds until the next movement, so the line is made of steps. */
export function StepLine(props: StepLineProps) {
  const { steps, label, head, moment } = props;
  return (
    <figure>
      {props.narrow ? null : <Drawing {...props} />}
      <Drawing {...props} narrow />
      <ChartTable
        caption={label}
        head={head}
        rows={steps.slice(-60).map((step) => [moment(step.at), WHOLE.format(step.value)] as const)}
      />
    </figure>
  );
}

/** Once for wide places and once for phones, so that words keep their size; one of the two is shown. */
function Drawing({ steps, from, to, ticks, label, narrow }: StepLineProps) {
  const [width, height, right, bottom, top] = narrow ? [358, 190, 50, 26, 12] : [760, 184, 54, 26, 12];
  const largest = Math.max(0, ...steps.map((step) => step.value));
  const values = roundTicks(largest);
  const ceiling = Math.max(largest, values.at(-1) ?? 1);
  const span = Math.max(1, to - from);
  const x = (at: number) => ((Math.min(Math.max(at, from), to) - from) / span) * (width - right);
  const y = (value: number) => height - bottom - (value / ceiling) * (height - bottom - top);
  const line = stepPath(
    steps.map((step) => ({ x: x(step.at), y: y(step.value) })),
    width - right,
  );
  const last = steps.at(-1);
  const begin = x(steps[0]?.at ?? from);
  const middle = Math.floor(ticks.length / 2);
  const shown =
    narrow && ticks.length > 4
      ? ticks.filter((_, at) => at === 0 || at === middle || at === ticks.length - 1)
      : ticks;
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
        write={(value) => WHOLE.format(value)}
      />
      {line ? (
        <g className="text-chart-coins">
          <path d={`${line}V${y(0)}H${begin}Z`} fill="currentColor" opacity="0.12" />
          <path d={line} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
        </g>
      ) : null}
      {last ? (
        <circle
          cx={width - right}
          cy={y(last.value)}
          r="4"
          className="fill-chart-coins stroke-raised"
          strokeWidth="2"
        />
      ) : null}
      <WordAxis ticks={shown.map((tick) => ({ x: x(tick.at), label: tick.label }))} y={height - 6} />
    </svg>
  );
}
