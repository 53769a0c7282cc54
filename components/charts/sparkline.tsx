import { cn } from "../ui/cn";
import { linePath } from "./scale";

export type ChartTone = "players" | "kills" | "coins" | "neutral";

/** The ink of a tone; lines and words take it by `currentColor`. */
export const TONE_INK: Record<ChartTone, string> = {
  players: "text-chart-players",
  kills: "text-chart-kills",
  coins: "text-chart-coins",
  neutral: "text-muted",
};

export interface SparklineProps {
  /** In order of time; `null` is a moment that is not known: the line breaks there. */
  values: readonly (number | null)[];
  /** What it says, in words. */
  label: string;
  tone?: ChartTone;
  /** Top of the scale, e.g. the slots; drawn as a dashed line when `ceiling` is set. */
  max?: number;
  ceiling?: boolean;
  /** Spans to shade, as shares of the width from 0 to 1: 19 to 23 h, say. */
  shades?: readonly { from: number; to: number }[];
  /** Fill below the line. */
  area?: boolean;
  height?: number;
  className?: string;
}

const WIDTH = 120;

/** A line without axes, as wide as its place. Rendered on the server. */
export function Sparkline(props: SparklineProps) {
  const { values, label, tone = "players", max, ceiling, shades = [], area = true, height = 32 } = props;
  const top = max ?? Math.max(1, ...values.map((value) => value ?? 0));
  const step = values.length > 1 ? WIDTH / (values.length - 1) : 0;
  const y = (value: number) => height - 1.5 - (Math.min(value, top) / top) * (height - 4);
  const points = values.map((value, at) => (value === null ? null : { x: at * step, y: y(value) }));
  const line = linePath(points);
  const first = points.findIndex((point) => point !== null);
  const last = points.findLastIndex((point) => point !== null);
  const end = points[last];
  const whole = points.slice(first, last + 1).every((point) => point !== null);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      style={{ height }}
      className={cn("block w-full overflow-visible", TONE_INK[tone], props.className)}
      fill="none"
      stroke="currentColor"
    >
      {shades.map((shade) => (
        <rect
          key={shade.from}
          x={shade.from * WIDTH}
          width={(shade.to - shade.from) * WIDTH}
          height={height}
          className="fill-fill-strong"
          stroke="none"
        />
      ))}
      {ceiling ? (
        <path
          d={`M0 ${y(top)}H${WIDTH}`}
          className="stroke-line-strong"
          strokeDasharray="2 3"
          vectorEffect="non-scaling-stroke"
        />
      ) : null}
      {area && whole && line && end ? (
        <path
          d={`${line}V${height}H${points[first]?.x ?? 0}Z`}
          fill="currentColor"
          stroke="none"
          opacity="0.13"
        />
      ) : null}
      <path d={line} strokeWidth="1.4" strokeLinejoin="round" vectorEffect="non-scaling-stroke" />
      {end ? (
        <path
          d={`M${end.x} ${end.y}h0.01`}
          strokeWidth="4.5"
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      ) : null}
    </svg>
  );
}
