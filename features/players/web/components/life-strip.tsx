"use client";

import { useState } from "react";
import { cn } from "@/components/ui/cn";
import type { LifeMoment } from "../../life";

const SIDE = 240;
const EDGE = 16;

const COLOUR: Record<LifeMoment["kind"], string> = {
  join: "bg-chart-players",
  kill: "bg-chart-kills",
  hit: "bg-warn",
  seen: "bg-line-meaning",
  did: "bg-muted",
  death: "bg-bad",
};

const far = (metres: number) =>
  metres < 1_000 ? `${Math.round(metres)} m` : `${(metres / 1_000).toFixed(1)} km`;

/** Places in the drawing's own units, north upwards, all of the way in sight. */
function drawn(moments: readonly LifeMoment[]) {
  const known = moments.flatMap(({ place }) => place ?? []);
  const [xs, ys] = [known.map(({ x }) => x), known.map(({ north }) => north)];
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)];
  const size = Math.max(100, Math.max(...xs) - left, Math.max(...ys) - bottom);
  const scale = (SIDE - 2 * EDGE) / size;
  return {
    size,
    of: ({ place }: LifeMoment) =>
      place && {
        x: EDGE + (place.x - left) * scale,
        y: SIDE - EDGE - (place.north - bottom) * scale,
      },
  };
}

/**
 * A life on a strip: the slider goes from moment to moment, also by arrow keys, and the way is drawn beside it.
 * @param times each moment's time, rendered on the server in the reader's zone
 */
export function LifeStrip({
  moments,
  times,
}: {
  moments: readonly LifeMoment[];
  times: readonly React.ReactNode[];
}) {
  const [at, setAt] = useState(moments.length - 1);
  const now = moments[at];
  if (!now) return null;
  const map = drawn(moments);
  const way = moments.flatMap((moment) => map.of(moment) ?? []);
  const before = moments.slice(0, at + 1).findLast(({ place }) => place !== null);
  const here = before && map.of(before);
  const from = Math.max(0, Math.min(at - 3, moments.length - 7));
  return (
    <div className="grid gap-5 p-5 max-md:p-4 md:grid-cols-[15rem_minmax(0,1fr)]">
      {way.length > 1 ? (
        <figure>
          <svg
            viewBox={`0 0 ${SIDE} ${SIDE}`}
            className="w-full rounded-control border bg-sunken max-md:max-w-72"
            role="img"
            aria-label={`The way of this life, over ${far(map.size)}`}
          >
            <polyline
              points={way.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")}
              fill="none"
              strokeWidth="1.5"
              strokeLinejoin="round"
              className="stroke-line-meaning"
            />
            {moments.map((moment, nr) => {
              const spot = moment.kind === "kill" || moment.kind === "hit" ? map.of(moment) : null;
              return spot ? (
                <circle
                  // biome-ignore lint/suspicious/noArrayIndexKey: moments never change their place
                  key={nr}
                  cx={spot.x}
                  cy={spot.y}
                  r="3"
                  className={moment.kind === "kill" ? "fill-chart-kills" : "fill-warn"}
                />
              ) : null;
            })}
            {here ? (
              <circle cx={here.x} cy={here.y} r="6" className="fill-honey stroke-ground" strokeWidth="2" />
            ) : null}
          </svg>
          <figcaption className="mt-1.5 text-12 text-muted">
            {far(map.size)} from edge to edge, north is up
          </figcaption>
        </figure>
      ) : (
        <p className="text-13 text-muted">The log gave no places in this life, so there is no way to draw.</p>
      )}
      <div className="min-w-0">
        <div aria-hidden className="mb-1 flex h-3 items-end gap-px">
          {moments.map((moment, nr) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: moments never change their place
              key={nr}
              className={cn(
                "min-w-px flex-1 rounded-full",
                COLOUR[moment.kind],
                moment.kind === "seen" ? "h-1" : moment.kind === "did" ? "h-1.5" : "h-3",
                nr > at && "opacity-35",
              )}
            />
          ))}
        </div>
        <input
          type="range"
          min={0}
          max={moments.length - 1}
          value={at}
          onChange={(event) => setAt(Number(event.target.value))}
          aria-label="Moment of this life"
          aria-valuetext={`${at + 1} of ${moments.length}: ${now.words}${now.where ? `, ${now.where}` : ""}`}
          className="h-6 w-full accent-honey max-md:h-11"
        />
        <ol className="mt-2 text-13" start={from + 1}>
          {moments.slice(from, from + 7).map((moment, nr) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: moments never change their place
              key={from + nr}
              aria-current={from + nr === at ? "step" : undefined}
              className={cn(
                "grid min-h-9 grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-3 rounded-item px-2",
                from + nr === at ? "bg-honey-wash text-ink" : "text-muted",
              )}
            >
              <span>{times[from + nr]}</span>
              <span className="min-w-0 truncate">
                <span
                  aria-hidden
                  className={cn("mr-2 inline-block size-2 rounded-full", COLOUR[moment.kind])}
                />
                {moment.words}
                {moment.where ? `, ${moment.where}` : ""}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
