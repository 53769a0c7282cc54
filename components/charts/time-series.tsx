"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { cn } from "../ui/cn";
import { Skeleton } from "../ui/states";
import type { DrawnSeries, TimeSeriesProps } from "./time-series-types";

const WHOLE = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const valueWords = (value: number | null | undefined) =>
  value == null ? "not known" : WHOLE.format(Math.abs(value));

/**
 * Values over time with axes, hover and arrow keys, in the reader's own zone. The drawing comes when the place is
 * scrolled into view. Give it a table of the same values beside it (`TimeSeriesTable`).
 */
export function TimeSeries({ height = 220, className, ...chart }: TimeSeriesProps) {
  const host = useRef<HTMLDivElement>(null);
  const drawn = useRef<DrawnSeries | null>(null);
  const [at, setAt] = useState<{ step: number; left: number } | null>(null);
  const [ready, setReady] = useState(false);
  const [words, setWords] = useState<(step: number) => string>(() => () => "");
  const steps = chart.series[0]?.values.length ?? 0;
  // The drawing lives outside React: what it shows is compared as text, so that a refresh with the same keeps it.
  const shown = JSON.stringify({ ...chart, height });
  useEffect(() => {
    const place = host.current;
    if (!place) return;
    let over = false;
    const seen = new IntersectionObserver(async ([entry]) => {
      if (!entry?.isIntersecting) return;
      seen.disconnect();
      const { drawSeries } = await import("./time-series-plot");
      if (over) return;
      const plot = drawSeries(place, JSON.parse(shown) as TimeSeriesProps & { height: number }, setAt);
      drawn.current = plot;
      setWords(() => plot.stepWords);
      setReady(true);
    });
    seen.observe(place);
    return () => {
      over = true;
      seen.disconnect();
      drawn.current?.destroy();
      drawn.current = null;
    };
  }, [shown]);
  const move = (event: KeyboardEvent) => {
    const now = at?.step ?? steps;
    const to = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: steps - 1, Escape: -1 }[event.key];
    if (to === undefined || !ready) return;
    event.preventDefault();
    drawn.current?.show(event.key === "Escape" ? null : Math.min(Math.max(to, 0), steps - 1));
  };
  const said =
    at === null
      ? ""
      : chart.series.map((one) => `${one.label} ${valueWords(one.values[at.step])}`).join(", ");
  return (
    <div className={cn("relative", className)} style={{ height }}>
      {ready ? null : <Skeleton className="absolute inset-0" />}
      <div
        ref={host}
        role="slider"
        tabIndex={0}
        aria-label={chart.label}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, steps - 1)}
        aria-valuenow={at?.step ?? Math.max(0, steps - 1)}
        aria-valuetext={at === null ? "Arrow keys read each step" : `${words(at.step)}: ${said}`}
        onKeyDown={move}
        onBlur={() => drawn.current?.show(null)}
        className="absolute inset-0 rounded-item"
      />
      {at === null ? null : (
        <div
          aria-hidden
          className="pointer-events-none absolute top-1 z-10 rounded-control border border-line-strong bg-overlay px-2.5 py-1.5 text-12 shadow-float"
          style={at.left > 0.5 ? { right: `${(1 - at.left) * 100 + 2}%` } : { left: `${at.left * 100 + 2}%` }}
        >
          <p className="text-faint">{words(at.step)}</p>
          {chart.series.map((one) => (
            <p key={one.label} className="flex justify-between gap-4 whitespace-nowrap">
              <span className="text-muted">{one.label}</span>
              <span>{valueWords(one.values[at.step])}</span>
            </p>
          ))}
        </div>
      )}
    </div>
  );
}
