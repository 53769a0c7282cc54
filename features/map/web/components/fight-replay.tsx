"use client";
import { Pause, Play, SkipBack, SkipForward } from "lucide-react";
import { type KeyboardEvent, useCallback, useEffect, useMemo, useState } from "react";
import type { ReplayMarks } from "@/components/map/replay-marks";
import { Button, IconButton } from "@/components/ui/button";
import type { FightEvent } from "../../fight";
import { clockAt, eventWords, filmOf, marksAt, momentAt, stepFrom } from "../../replay";
import { FightSketch } from "./fight-sketch";

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** Who wants no motion sees one event after another, each for so many milliseconds. */
const STILL_MS = 1_400;
const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Where the film stands, and what moves it on. */
function useFilm(length: number, next: (ms: number) => number, begins: boolean) {
  const [ms, setMs] = useState(begins ? 0 : length);
  const [plays, setPlays] = useState(begins);
  useEffect(() => {
    if (!plays) return;
    if (still()) {
      const timer = setInterval(() => setMs(next), STILL_MS);
      return () => clearInterval(timer);
    }
    let before: number | null = null;
    let frame = requestAnimationFrame(function step(now) {
      const passed = before === null ? 0 : now - before;
      before = now;
      setMs((at) => Math.min(length, at + passed));
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [plays, length, next]);
  const over = ms >= length;
  useEffect(() => {
    if (over) setPlays(false);
  }, [over]);
  return {
    ms,
    plays,
    /** Goes to a point of the film and stays there. */
    go(to: number) {
      setPlays(false);
      setMs(to);
    },
    toggle() {
      if (over) setMs(0);
      setPlays(!plays);
    },
  };
}

/**
 * A fight played over the map and its sketch: as fast as it was, or faster where it was long. The slider goes from
 * event to event by arrow keys, and to every moment between them by hand.
 * @param draw shows a moment on the map; null shows none
 * @param begins plays at once
 */
export function FightReplay({
  events,
  draw,
  begins,
}: {
  events: readonly FightEvent[];
  draw: (marks: ReplayMarks | null) => void;
  begins: boolean;
}) {
  const film = useMemo(() => filmOf(events), [events]);
  const next = useCallback((at: number) => stepFrom(film, at, 1), [film]);
  const { ms, plays, go, toggle } = useFilm(film.length, next, begins);
  const marks = useMemo(() => marksAt(film, ms), [film, ms]);
  useEffect(() => draw(marks), [draw, marks]);
  useEffect(() => () => draw(null), [draw]);
  const now = momentAt(film, ms);
  const nr = now ? film.moments.indexOf(now) + 1 : 0;
  const words = now ? eventWords(now.event) : "Before the first shot";
  const step = (way: 1 | -1) => go(stepFrom(film, ms, way));
  const key = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowRight" || event.key === "ArrowUp") step(1);
    else if (event.key === "ArrowLeft" || event.key === "ArrowDown") step(-1);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(film.length);
    else if (event.key === " ") toggle();
    else return;
    event.preventDefault();
  };
  return (
    <div className="mt-3">
      <FightSketch events={events} shown={nr} />
      <fieldset aria-label="Replay" className="mt-2">
        <div className="flex items-center gap-1.5">
          <Button size="small" aria-pressed={plays} onClick={toggle}>
            {plays ? <Pause aria-hidden className="size-4" /> : <Play aria-hidden className="size-4" />}
            {plays ? "Pause" : "Replay"}
          </Button>
          <IconButton label="Event before" size="small" onClick={() => step(-1)}>
            <SkipBack aria-hidden className="size-4" />
          </IconButton>
          <IconButton label="Next event" size="small" onClick={() => step(1)}>
            <SkipForward aria-hidden className="size-4" />
          </IconButton>
          <span className="ml-auto text-12 text-muted tabular-nums">
            {film.rate > 1.05 ? `${film.rate.toFixed(1)} × as fast` : "as it was"}
          </span>
        </div>
        <input
          type="range"
          min={0}
          max={Math.round(film.length)}
          value={Math.round(ms)}
          onChange={(event) => go(Number(event.target.value))}
          onKeyDown={key}
          aria-label="Moment of the fight"
          aria-valuetext={`${nr} of ${film.moments.length}: ${words}`}
          className="mt-1 block h-6 w-full accent-honey max-md:h-11"
        />
        <p className="grid min-h-10 grid-cols-[4.5rem_minmax(0,1fr)] gap-2 text-13">
          <span className="text-muted tabular-nums">{CLOCK.format(new Date(clockAt(film, ms)))}</span>
          <span className="min-w-0 break-words">{words}</span>
        </p>
      </fieldset>
    </div>
  );
}
