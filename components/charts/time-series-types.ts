import type { ChartTone } from "./sparkline";

export interface TimeSeriesLine {
  label: string;
  /** One value a step, oldest first; null is not known: the line breaks there. */
  values: readonly (number | null)[];
  tone: ChartTone;
  /** `line`, `area` under it, `dashed` for what is compared with; `bars`, `below` for bars that hang, `mark` a dash in each bar. */
  as: "line" | "area" | "dashed" | "bars" | "below" | "mark";
}

export interface TimeSeriesProps {
  /** What it shows, for those who cannot see it: with its result in words. */
  label: string;
  series: readonly TimeSeriesLine[];
  /** ISO time at which the first step begins. */
  from: string;
  stepMs: number;
  /** ISO times that are drawn as ticks under the axis, such as restarts. */
  ticks?: readonly string[];
  /** The last step is not over: it is hatched. */
  running?: boolean;
  /** Names the highest value of the first series where it stands: «Peak». */
  peak?: string;
  /** Pixels; the place is taken before anything is drawn. */
  height?: number;
  className?: string;
}

export interface DrawnSeries {
  /** Puts the cursor on a step; null takes it away. */
  show(step: number | null): void;
  /** When a step was, in the reader's zone. */
  stepWords(step: number): string;
  destroy(): void;
}
