"use client";
import { Maximize, Minus, Plus } from "lucide-react";
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { IconButton } from "../ui/button";
import { cn } from "../ui/cn";
import { HeldMap, type MapTell } from "./held-map";
import type { ReplayMarks } from "./replay-marks";
import type { SceneParts } from "./scene";
import type { View } from "./view";

export interface MapHandle {
  go: (view: View) => void;
  /** Draws a moment of a fight over the map; null takes it away. */
  play: (marks: ReplayMarks | null) => void;
}

export interface MapCanvasProps extends MapTell {
  parts: SceneParts;
  /** What is on it, and how the keyboard moves it. */
  label: string;
  /** Where it begins; null shows all of it. */
  start: View | null;
  ref?: Ref<MapHandle>;
  className?: string;
}

const STEP = 60;
const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [STEP, 0],
  ArrowRight: [-STEP, 0],
  ArrowUp: [0, STEP],
  ArrowDown: [0, -STEP],
};
const FACTOR = 1.6;

/**
 * A plane in metres on a canvas. Drag, pinch, wheel and arrow keys move it, plus, minus and 0 zoom, Enter presses what
 * is in the middle. Everything that it shows must also stand in a table elsewhere.
 */
export function MapCanvas({ parts, label, start, ref, className, ...tell }: MapCanvasProps) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [map] = useState(() => new HeldMap());
  map.tell = tell;

  useImperativeHandle(
    ref,
    () => ({ go: (view) => map.movement.sweep(view), play: (marks) => map.play(marks) }),
    [map],
  );

  // The canvas lives outside React: it is built once it is in the page, and told of changes below.
  useEffect(() => {
    const [box, drawn] = [frame.current, canvas.current];
    if (!box || !drawn) return;
    return map.begin(box, drawn, start);
  }, [map, start]);
  useEffect(() => map.take(parts), [map, parts]);

  const key = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    const far = event.shiftKey ? 4 : 1;
    if (arrow) map.pan(arrow[0] * far, arrow[1] * far);
    else if (event.key === "+" || event.key === "=") map.zoom(1 / FACTOR);
    else if (event.key === "-") map.zoom(FACTOR);
    else if (event.key === "0") map.fit();
    else if (event.key === "Enter") map.pressMiddle();
    else return;
    event.preventDefault();
  };

  return (
    <div className={cn("relative overflow-hidden bg-ground", className)}>
      <div
        ref={frame}
        role="application"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the map is moved with the keyboard
        tabIndex={0}
        onKeyDown={key}
        className="group absolute inset-0 cursor-grab touch-none select-none focus-visible:outline-offset-[-2px] active:cursor-grabbing"
      >
        <canvas ref={canvas} aria-hidden className="block size-full" />
        <span
          aria-hidden
          className="-translate-x-1/2 -translate-y-1/2 pointer-events-none absolute top-1/2 left-1/2 hidden size-5 rounded-full border border-honey group-focus-visible:block"
        />
      </div>
      <div className="absolute top-3 right-3 grid gap-px overflow-hidden rounded-control border bg-raised">
        <IconButton label="Closer" size="small" className="rounded-none" onClick={() => map.zoom(1 / FACTOR)}>
          <Plus aria-hidden className="size-4" />
        </IconButton>
        <IconButton
          label="Further away"
          size="small"
          className="rounded-none"
          onClick={() => map.zoom(FACTOR)}
        >
          <Minus aria-hidden className="size-4" />
        </IconButton>
        <IconButton label="Show all of it" size="small" className="rounded-none" onClick={() => map.fit()}>
          <Maximize aria-hidden className="size-4" />
        </IconButton>
      </div>
    </div>
  );
}
