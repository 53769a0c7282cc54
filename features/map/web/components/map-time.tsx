"use client";
import { Pause, Play } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { type Chosen, played } from "@/components/map/brush";
import { TimeBrush } from "@/components/map/time-brush";
import { Button } from "@/components/ui/button";
import { Segments } from "@/components/ui/tabs";
import { type MapAsked, writeAsked } from "../../asked";
import { LAYER_WORDS, type Layer, SPANS, type Span } from "../../layers";
import type { Frame, useViewFacts } from "../use-view-facts";

const MOMENT = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});
const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric" });
const PER: Record<Span, string> = {
  7: "an hour, last 7 days",
  30: "in 6 hours, last 30 days",
  90: "a day, last 90 days",
};
/** Milliseconds of one picture of the film. */
const TICK = 160;

/** The steps that an address means. */
function chosenOf({ from, to }: MapAsked, frame: Frame, steps: number): Chosen {
  const step = (iso: string | null, otherwise: number) =>
    iso === null ? otherwise : Math.round((Date.parse(iso) - frame.from) / frame.step);
  const first = Math.min(steps - 1, Math.max(0, step(from, 0)));
  return { from: first, to: Math.min(steps, Math.max(first + 1, step(to, steps))) };
}

/** When it happened: counts over the days, a stretch of them chosen, and a film of it. */
export function MapTime({
  base,
  frame,
  asked,
  change,
  facts,
  layer,
}: {
  base: string;
  frame: Frame;
  asked: MapAsked;
  change: (change: Partial<MapAsked>) => void;
  facts: ReturnType<typeof useViewFacts>;
  layer: Layer;
}) {
  const { counts, steps, shown, rolled } = facts;
  const [plays, setPlays] = useState(false);
  const chosen = useMemo(() => chosenOf(asked, frame, steps), [asked, frame, steps]);
  const { one, many, title } = LAYER_WORDS[layer];
  const choose = ({ from, to }: Chosen) => {
    const iso = (step: number) => new Date(frame.from + step * frame.step).toISOString();
    const whole = from === 0 && to === steps;
    change({ from: whole ? null : iso(from), to: whole ? null : iso(to) });
  };
  // A film is one step after another: each picture asks for the next while it plays.
  useEffect(() => {
    if (!plays) return;
    const timer = setTimeout(() => choose(played(chosen, steps)), TICK);
    return () => clearTimeout(timer);
  });
  const play = () => {
    const whole = chosen.to - chosen.from === steps;
    // All of it cannot move: the film of a week shows its days.
    if (!plays && whole) choose({ from: 0, to: Math.max(1, Math.round(86_400_000 / frame.step)) });
    setPlays(!plays);
  };
  const count = rolled
    ? counts.reduce((sum, more, at) => sum + (at >= chosen.from && at < chosen.to ? more : 0), 0)
    : shown.length;
  const moment = (at: number) => MOMENT.format(at);
  return (
    <section aria-label="Time" className="border-t px-6 pt-3 pb-3 max-md:px-4">
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-13">
        <h2 className="font-medium">
          {moment(frame.from + chosen.from * frame.step)} to{" "}
          {moment(Math.min(Date.now(), frame.from + chosen.to * frame.step))}
        </h2>
        <p className="text-muted">
          {count.toLocaleString("en-GB")} {count === 1 ? one : many}
        </p>
        <span className="ml-auto text-muted max-lg:hidden">
          {title} {PER[asked.days]}
        </span>
        <Segments
          label="Days"
          className="max-md:hidden"
          tabs={(Object.keys(SPANS).map(Number) as Span[]).map((days) => ({
            href: `${base}/map${writeAsked(asked, { days, from: null, to: null })}`,
            label: `${days} d`,
            current: asked.days === days,
          }))}
        />
        <Button size="small" aria-pressed={plays} onClick={play}>
          {plays ? <Pause aria-hidden className="size-4" /> : <Play aria-hidden className="size-4" />}
          {plays ? "Stop" : "Play"}
        </Button>
      </div>
      <TimeBrush
        counts={counts}
        begin={frame.from}
        step={frame.step}
        chosen={chosen}
        onChoose={(next) => {
          setPlays(false);
          choose(next);
        }}
        moment={moment}
        day={(at) => DAY.format(at)}
        unit={many}
      />
    </section>
  );
}
