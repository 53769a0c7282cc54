import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { roundTicks } from "./scale";
import { barsOf, type Inks, paintMarks, paintPeak } from "./time-series-paint";
import type { DrawnSeries, TimeSeriesProps } from "./time-series-types";
import { axisWords, stepWords } from "./time-series-words";

type Chart = TimeSeriesProps & { height: number };

/** The tokens' colours as they are now. */
function inksOf(place: HTMLElement): Inks {
  const style = getComputedStyle(place);
  const ink = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    players: ink("players"),
    kills: ink("kills"),
    coins: ink("coins"),
    neutral: ink("muted"),
    ink: ink("ink"),
    faint: ink("faint"),
    line: ink("line"),
    ground: ink("raised"),
    font: `11px ${style.fontFamily}`,
  };
}

/** Tokens are written as `oklch(…)`. */
const fade = (colour: string, share: number) => colour.replace(/\)$/, ` / ${share})`);

function seriesOf(chart: Chart, inks: () => Inks): uPlot.Series[] {
  return chart.series.map(({ label, tone, as }) => {
    const base: uPlot.Series = {
      label,
      stroke: () => inks()[tone],
      points: { show: false },
      spanGaps: false,
    };
    if (as === "line" || as === "area")
      return { ...base, width: 1.6, ...(as === "area" && { fill: () => fade(inks()[tone], 0.1) }) };
    if (as === "dashed") return { ...base, width: 1.2, dash: [2, 3], stroke: () => inks().neutral };
    // Bars and marks are painted by us; the library keeps the scale and the cursor.
    return { ...base, paths: () => null };
  });
}

/** Draws into a place and follows its size and the theme. @param onStep which step the cursor is on, and where (0 to 1) */
export function drawSeries(
  place: HTMLElement,
  chart: Chart,
  onStep: (at: { step: number; left: number } | null) => void,
): DrawnSeries {
  let inks = inksOf(place);
  const begin = Date.parse(chart.from);
  const values = chart.series.map(({ values, as }) =>
    as === "below" ? values.map((value) => (value === null ? null : -value)) : [...values],
  );
  const steps = values[0]?.length ?? 0;
  const known = values.flat().filter((value) => value !== null);
  const isBars = chart.series.some(({ as }) => as === "bars");
  const [top, low] = [Math.max(1, ...known), Math.min(0, ...known)];
  // One step on both sides of the line, so that they can be compared.
  const round = roundTicks(Math.max(top, -low));
  const ticks = [
    ...(low < 0 ? round.filter((value) => value > 0).map((value) => -value) : []),
    ...round,
  ].filter((value) => value >= low - (round[1] ?? 0) && value <= top + (round[1] ?? 0));
  const lowest = Math.min(low, ...ticks);
  // Room for the name of the peak.
  const highest = Math.max(top, ...ticks) * (chart.peak ? 1.06 : 1);
  // A line's value stands at its step's begin, a bar in the middle of its step.
  const shift = isBars ? chart.stepMs / 2 : 0;
  const xs = Array.from({ length: steps }, (_, step) => (begin + step * chart.stepMs + shift) / 1_000);
  const end = begin + steps * chart.stepMs;
  const axis: uPlot.Axis = {
    stroke: () => inks.faint,
    font: inks.font,
    ticks: { show: false },
    grid: { stroke: () => inks.line, width: 1 },
    border: { show: false },
  };
  const plot = new uPlot(
    {
      width: Math.max(160, place.clientWidth),
      height: chart.height,
      legend: { show: false },
      padding: [chart.peak ? 22 : 8, chart.peak ? 12 : 4, 0, 0],
      cursor: {
        y: false,
        points: {
          show: !isBars,
          size: 7,
          fill: (_self, at) => inks[chart.series[at - 1]?.tone ?? "neutral"],
        },
        drag: { setScale: false, x: false, y: false },
      },
      scales: {
        x: { time: true, range: () => [begin / 1_000, isBars ? end / 1_000 : (end - chart.stepMs) / 1_000] },
        y: { range: () => [lowest, highest] },
      },
      series: [{}, ...seriesOf(chart, () => inks)],
      axes: [
        {
          ...axis,
          grid: { show: false },
          space: 64,
          size: 30,
          gap: 9,
          splits: (self) => axisWords(end - begin, self.width - 40).splits(begin, end),
          values: (self, splits) => {
            const words = axisWords(end - begin, self.width - 40);
            return splits.map((at) => words.write(at * 1_000));
          },
        },
        {
          ...axis,
          size: 36,
          gap: 6,
          splits: () => ticks,
          values: (_, splits) => splits.map((value) => compact(Math.abs(value))),
        },
      ],
      hooks: {
        draw: [
          (self) => barsOf(self, chart, inks),
          (self) => paintMarks(self, chart, inks),
          (self) => chart.peak && paintPeak(self, chart, inks),
        ],
        setCursor: [
          (self) => {
            const step = self.cursor.idx;
            const left = self.cursor.left ?? -1;
            onStep(
              step == null || left < 0 ? null : { step, left: (self.over.offsetLeft + left) / self.width },
            );
          },
        ],
      },
    },
    [xs, ...values] as uPlot.AlignedData,
    place,
  );
  const resized = new ResizeObserver(() => {
    const width = Math.max(160, place.clientWidth);
    if (width !== plot.width) plot.setSize({ width, height: chart.height });
  });
  resized.observe(place);
  const themed = new MutationObserver(() => {
    inks = inksOf(place);
    plot.redraw();
  });
  themed.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return {
    show: (step) => {
      const x = step === null ? undefined : xs[step];
      plot.setCursor({ left: x === undefined ? -10 : plot.valToPos(x, "x"), top: 0 });
    },
    stepWords: (step) => stepWords(begin + step * chart.stepMs, chart.stepMs),
    destroy: () => {
      resized.disconnect();
      themed.disconnect();
      plot.destroy();
    },
  };
}

const COMPACT = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 1 });
const compact = (value: number) => (value < 10_000 ? value.toLocaleString("en-GB") : COMPACT.format(value));
