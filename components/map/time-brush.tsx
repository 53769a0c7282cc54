"use client";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { type Chosen, keyed, shifted, stroke, withEnd } from "./brush";

export interface TimeBrushProps {
  /** Count of each step, oldest first. */
  counts: readonly number[];
  /** Begin of the first step and length of each, in milliseconds. */
  begin: number;
  step: number;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
  /** `Fri 20 Nov, 17:00` in the reader's zone. */
  moment: (at: number) => string;
  /** `Sat 21`: the word at a day's beginning. */
  day: (at: number) => string;
  /** What is counted: `kills`. */
  unit: string;
}

const DAY = 86_400_000;
const HEIGHT = 56;

/** Days' beginnings in the reader's zone, as steps. */
function dayTicks(begin: number, step: number, steps: number): number[] {
  const ticks: number[] = [];
  const first = new Date(begin);
  first.setHours(24, 0, 0, 0);
  for (const day = first; (day.getTime() - begin) / step < steps; day.setDate(day.getDate() + 1))
    ticks.push((day.getTime() - begin) / step);
  const every = Math.ceil(ticks.length / 8);
  return ticks.filter((_, at) => at % every === 0);
}

function bars(counts: readonly number[], top: number, within: (at: number) => boolean): string {
  return counts
    .map((count, at) => {
      if (count === 0 || !within(at)) return "";
      const high = Math.max(2, (count / top) * HEIGHT);
      return `M${at + 0.1} ${HEIGHT}v${-high.toFixed(1)}h.8v${high.toFixed(1)}z`;
    })
    .join("");
}

/**
 * Counts over time with a stretch of it chosen. Its ends are sliders for mouse, touch and keyboard; its middle moves
 * all of it, and a stroke beside it chooses anew.
 */
export function TimeBrush(props: TimeBrushProps) {
  const { counts, begin, step, chosen, onChoose, moment, day, unit } = props;
  const steps = counts.length;
  const track = useRef<HTMLDivElement>(null);
  const hand = useRef<{ what: "from" | "to" | "all" | "new"; at: number; chosen: Chosen } | null>(null);
  const top = Math.max(4, ...counts);
  const inside = (at: number) => at >= chosen.from && at < chosen.to;

  const stepAt = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect();
    return box ? ((event.clientX - box.left) / box.width) * steps : 0;
  };
  const down = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    const at = stepAt(event);
    const near = ((event.pointerType === "mouse" ? 8 : 22) / (track.current?.clientWidth ?? 1)) * steps;
    const [left, right] = [Math.abs(at - chosen.from), Math.abs(at - chosen.to)];
    const end = left <= right && at < chosen.to ? "from" : "to";
    const whole = chosen.from === 0 && chosen.to === steps;
    const what =
      Math.min(left, right) <= near ? end : at > chosen.from && at < chosen.to && !whole ? "all" : "new";
    event.currentTarget.setPointerCapture(event.pointerId);
    hand.current = { what, at, chosen };
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    const held = hand.current;
    if (!held) return;
    const at = stepAt(event);
    if (held.what === "all") onChoose(shifted(held.chosen, at - held.at, steps));
    else if (held.what !== "new") onChoose(withEnd(held.chosen, held.what, at, steps));
    else if (Math.abs(at - held.at) > 0.5) onChoose(stroke(held.at, at, steps));
  };
  const up = () => {
    hand.current = null;
  };
  const key = (end: "from" | "to") => (event: KeyboardEvent) => {
    const to = keyed(event.key, chosen[end], steps, Math.max(1, Math.round(DAY / step)));
    if (to === null) return;
    event.preventDefault();
    onChoose(withEnd(chosen, end, to, steps));
  };
  const share = (at: number) => `${(at / steps) * 100}%`;
  return (
    <div className="relative pr-7">
      <div
        ref={track}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
        className="relative h-14 cursor-crosshair touch-pan-y select-none border-b"
      >
        {[0.5, 1].map((part) => (
          <span
            key={part}
            aria-hidden
            className="pointer-events-none absolute right-0 left-0 border-t"
            style={{ top: `${(1 - part) * 100}%` }}
          />
        ))}
        <span
          aria-hidden
          className="absolute inset-y-0 bg-honey-wash"
          style={{ left: share(chosen.from), width: share(chosen.to - chosen.from) }}
        />
        <svg
          viewBox={`0 0 ${steps} ${HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          className="pointer-events-none absolute inset-0 size-full"
        >
          <path d={bars(counts, top, (at) => !inside(at))} className="fill-chart-neutral" />
          <path d={bars(counts, top, inside)} className="fill-chart-kills" />
        </svg>
        {(["from", "to"] as const).map((end) => (
          <div
            key={end}
            role="slider"
            tabIndex={0}
            aria-label={end === "from" ? "Begin of the time shown" : "End of the time shown"}
            aria-orientation="horizontal"
            aria-valuemin={end === "from" ? 0 : chosen.from + 1}
            aria-valuemax={end === "from" ? chosen.to - 1 : steps}
            aria-valuenow={chosen[end]}
            aria-valuetext={moment(begin + chosen[end] * step)}
            onKeyDown={key(end)}
            className="-translate-x-1/2 absolute inset-y-0 w-6 cursor-ew-resize before:absolute before:inset-y-0 before:left-1/2 before:w-0.5 before:-translate-x-1/2 before:bg-honey after:absolute after:top-1/2 after:left-1/2 after:h-5 after:w-2 after:-translate-x-1/2 after:-translate-y-1/2 after:rounded-full after:bg-honey"
            style={{ left: share(chosen[end]) }}
          />
        ))}
      </div>
      <div aria-hidden className="absolute top-0 right-0 h-14 w-6 text-right text-12 text-faint leading-none">
        <span className="-translate-y-1/2 absolute top-0 right-0">{top}</span>
        <span className="-translate-y-1/2 absolute top-1/2 right-0">{top % 2 === 0 ? top / 2 : ""}</span>
        <span className="absolute right-0 bottom-0">0</span>
      </div>
      <div aria-hidden className="relative mt-1.5 h-4 text-12 text-faint">
        {dayTicks(begin, step, steps).map((at) => (
          <span
            key={at}
            className="absolute whitespace-nowrap pl-1 before:absolute before:-top-1.5 before:left-0 before:h-1.5 before:border-l"
            style={{ left: share(at), visibility: at / steps > 0.94 ? "hidden" : undefined }}
          >
            {day(begin + at * step)}
          </span>
        ))}
      </div>
      <p className="sr-only">
        {counts.reduce((sum, count, at) => sum + (inside(at) ? count : 0), 0)} {unit} in the time shown
      </p>
    </div>
  );
}
