"use client";
import { type PointerEvent, useRef } from "react";
import { type Chosen, keyed, withEnd } from "./brush";

/** Two ends on a track of steps, each a slider of its own. */
export function RangeSlider({
  chosen,
  steps,
  label,
  word,
  onChoose,
}: {
  chosen: Chosen;
  steps: number;
  label: string;
  /** What a step is called. */
  word: (step: number) => string;
  onChoose: (chosen: Chosen) => void;
}) {
  const track = useRef<HTMLDivElement>(null);
  const held = useRef<"from" | "to" | null>(null);
  const stepAt = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect();
    return box ? ((event.clientX - box.left) / box.width) * steps : 0;
  };
  const move = (event: PointerEvent) => {
    if (held.current) onChoose(withEnd(chosen, held.current, stepAt(event), steps));
  };
  const down = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    const at = stepAt(event);
    held.current = Math.abs(at - chosen.from) <= Math.abs(at - chosen.to) ? "from" : "to";
    event.currentTarget.setPointerCapture(event.pointerId);
    move(event);
  };
  const up = () => {
    held.current = null;
  };
  const share = (at: number) => `${(at / steps) * 100}%`;
  return (
    <div className="px-2.5">
      <div
        ref={track}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
        className="relative h-6 cursor-pointer touch-pan-y select-none max-md:h-11"
      >
        <span aria-hidden className="-translate-y-1/2 absolute inset-x-0 top-1/2 h-0.5 bg-line-strong" />
        <span
          aria-hidden
          className="-translate-y-1/2 absolute top-1/2 h-0.5 bg-muted"
          style={{ left: share(chosen.from), width: share(chosen.to - chosen.from) }}
        />
        {(["from", "to"] as const).map((end) => (
          <div
            key={end}
            role="slider"
            tabIndex={0}
            aria-label={end === "from" ? `${label}, at least` : `${label}, at most`}
            aria-valuemin={end === "from" ? 0 : chosen.from + 1}
            aria-valuemax={end === "from" ? chosen.to - 1 : steps}
            aria-valuenow={chosen[end]}
            aria-valuetext={word(chosen[end])}
            onKeyDown={(event) => {
              const to = keyed(event.key, chosen[end], steps, 3);
              if (to === null) return;
              event.preventDefault();
              onChoose(withEnd(chosen, end, to, steps));
            }}
            className="-translate-x-1/2 -translate-y-1/2 absolute top-1/2 size-4 rounded-full border-2 border-raised bg-ink after:absolute after:-inset-2"
            style={{ left: share(chosen[end]) }}
          />
        ))}
      </div>
    </div>
  );
}
