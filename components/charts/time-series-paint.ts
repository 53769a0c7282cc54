import type uPlot from "uplot";
import type { ChartTone } from "./sparkline";
import type { TimeSeriesProps } from "./time-series-types";
import { clockWords, stepWords } from "./time-series-words";

/** Colours and the type of a drawing, as the page's tokens have them now. */
export interface Inks extends Record<ChartTone, string> {
  ink: string;
  faint: string;
  line: string;
  ground: string;
  font: string;
}

const HATCH = 5;

/** Fine slanted lines: what is not over yet, or the other side of two. */
function hatch(paint: CanvasRenderingContext2D, colour: string): CanvasPattern | string {
  const tile = document.createElement("canvas");
  const size = Math.round(HATCH * devicePixelRatio);
  tile.width = size;
  tile.height = size;
  const pen = tile.getContext("2d");
  if (!pen) return colour;
  pen.strokeStyle = colour;
  pen.lineWidth = 1.4 * devicePixelRatio;
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift, size);
    pen.lineTo(shift + size, 0);
  }
  pen.stroke();
  return paint.createPattern(tile, "repeat") ?? colour;
}

/** Bars, hanging bars, and the dashes of the stretch before, each in the middle of its step. */
export function barsOf(self: uPlot, chart: TimeSeriesProps, inks: Inks): void {
  const paint = self.ctx;
  const xs = self.data[0];
  const pitch =
    xs.length > 1 ? self.valToPos(xs[1] ?? 0, "x", true) - self.valToPos(xs[0] ?? 0, "x", true) : 20;
  const wide = Math.max(1, Math.min(pitch * 0.68, 40 * devicePixelRatio));
  const zero = self.valToPos(0, "y", true);
  paint.save();
  // The library leaves its last dashes behind.
  paint.setLineDash([]);
  chart.series.forEach(({ as, tone }, nr) => {
    if (as !== "bars" && as !== "below" && as !== "mark") return;
    const lines = hatch(paint, inks[tone]);
    for (const [step, value] of [...(self.data[nr + 1] ?? [])].entries()) {
      if (value == null || value === 0) continue;
      const x = self.valToPos(xs[step] ?? 0, "x", true);
      const y = self.valToPos(value, "y", true);
      if (as === "mark") {
        paint.fillStyle = inks.ink;
        paint.fillRect(
          x - wide / 2 - devicePixelRatio,
          y - devicePixelRatio,
          wide + 2 * devicePixelRatio,
          1.6 * devicePixelRatio,
        );
        continue;
      }
      const running = chart.running === true && step === xs.length - 1;
      paint.fillStyle = running || as === "below" ? lines : inks[tone];
      const box = [x - wide / 2, Math.min(y, zero), wide, Math.max(1, Math.abs(zero - y))] as const;
      paint.fillRect(...box);
      if (running || as === "below") {
        paint.strokeStyle = inks[tone];
        paint.lineWidth = devicePixelRatio;
        paint.strokeRect(...box);
      }
    }
  });
  paint.restore();
}

/** Ticks below the axis. */
export function paintMarks(self: uPlot, chart: TimeSeriesProps, inks: Inks): void {
  const paint = self.ctx;
  const { left, top, width, height } = self.bbox;
  paint.save();
  paint.fillStyle = inks.ink;
  for (const tick of chart.ticks ?? []) {
    const x = self.valToPos(Date.parse(tick) / 1_000, "x", true);
    if (x < left || x > left + width) continue;
    paint.fillRect(x, top + height + 2 * devicePixelRatio, 1.6 * devicePixelRatio, 7 * devicePixelRatio);
  }
  paint.restore();
}

/** The highest value of the first series, named where it stands. */
export function paintPeak(self: uPlot, chart: TimeSeriesProps, inks: Inks): void {
  const values = self.data[1] ?? [];
  let best = -1;
  values.forEach((value, step) => {
    if (value != null && value > 0 && (best < 0 || value >= (values[best] ?? 0))) best = step;
  });
  const value = values[best];
  if (value == null) return;
  const paint = self.ctx;
  const [x, y] = [self.valToPos(self.data[0][best] ?? 0, "x", true), self.valToPos(value, "y", true)];
  const begin = Date.parse(chart.from) + best * chart.stepMs;
  const when = chart.stepMs < 3_600_000 ? `at ${clockWords(begin)}` : stepWords(begin, chart.stepMs);
  const { left, width } = self.bbox;
  paint.save();
  paint.setLineDash([]);
  paint.beginPath();
  paint.arc(x, y, 3.5 * devicePixelRatio, 0, 2 * Math.PI);
  paint.fillStyle = inks.ground;
  paint.fill();
  paint.lineWidth = 1.6 * devicePixelRatio;
  paint.strokeStyle = inks[chart.series[0]?.tone ?? "neutral"];
  paint.stroke();
  paint.font = inks.font.replace(/^[\d.]+px/, `${12 * devicePixelRatio}px`);
  paint.fillStyle = inks.ink;
  paint.textAlign = x < left + width * 0.2 ? "left" : x > left + width * 0.8 ? "right" : "center";
  paint.fillText(`${chart.peak} ${Math.round(value)} ${when}`, x, y - 9 * devicePixelRatio);
  paint.restore();
}
