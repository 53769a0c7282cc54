"use client";
import { LocateFixed, Minus, Plus } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { type MapView, moved, type PlaceMapProps, zoomed } from "../../map-view";
import { ClosedZones, Footprint, Grid, MapLabel, placed, ScaleBar } from "./map-layers";

/** Pixels that a finger may slip while it presses. */
const SLIP = 5;
const STEP = 60;
const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, STEP],
  ArrowDown: [0, -STEP],
};

/**
 * A map to choose a spot on, drawn from the players' own steps. Drag or arrow keys move it, plus and minus zoom,
 * a press chooses a spot, Enter the middle. What may be chosen is decided by the server.
 */
export function PlaceMap(props: PlaceMapProps) {
  const { size, chosen, seen, onPick } = props;
  const [view, setView] = useState(props.start);
  const drag = useRef<{ x: number; y: number; view: MapView; far: boolean } | null>(null);

  const down = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0 || (event.target as Element).closest("button")) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, y: event.clientY, view, far: false };
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    const from = drag.current;
    if (!from) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    from.far ||= Math.hypot(dx, dy) > SLIP;
    if (from.far) setView(moved(from.view, size, -dx, dy));
  };
  const up = (event: PointerEvent<HTMLDivElement>) => {
    const from = drag.current;
    drag.current = null;
    if (!from || from.far) return;
    const box = event.currentTarget.getBoundingClientRect();
    const x = view.x + (event.clientX - box.left - box.width / 2) * view.scale;
    const z = view.z - (event.clientY - box.top - box.height / 2) * view.scale;
    onPick({ x: Math.round(x), z: Math.round(z) });
  };
  const key = (event: KeyboardEvent<HTMLDivElement>) => {
    const arrow = ARROWS[event.key];
    if (event.target !== event.currentTarget) return;
    if (arrow) setView(moved(view, size, ...arrow));
    else if (event.key === "+" || event.key === "=") setView(zoomed(view, -1));
    else if (event.key === "-") setView(zoomed(view, 1));
    else if (event.key === "Enter" || event.key === " ")
      onPick({ x: Math.round(view.x), z: Math.round(view.z) });
    else return;
    event.preventDefault();
  };
  return (
    <div
      role="application"
      aria-label={`Map of ${props.mapName}. Arrow keys move it, plus and minus zoom, Enter chooses the middle. The places are also in the list beside it.`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the map is moved with the keyboard
      tabIndex={0}
      className={cn(
        "group relative touch-none select-none overflow-hidden bg-sunken focus-visible:outline-offset-[-2px]",
        props.className,
      )}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={() => {
        drag.current = null;
      }}
      onKeyDown={key}
    >
      {props.footprint ? <Footprint view={view} url={props.footprint} /> : null}
      <Grid view={view} size={size} />
      <ClosedZones view={view} zones={props.closedZones} />
      {props.labels.map(([name, x, z]) => (
        <MapLabel
          key={name}
          className="-translate-x-1/2 mt-3 font-medium text-muted"
          style={placed(view, x, z)}
        >
          {name}
        </MapLabel>
      ))}
      {props.places.map((place) => (
        <button
          key={place.id}
          type="button"
          tabIndex={-1}
          title={place.name}
          aria-label={place.name}
          onClick={() => props.onPlace(place.id)}
          className="-translate-x-1/2 -translate-y-1/2 absolute size-3.5 rounded-full border-[3px] border-ink bg-sunken after:absolute after:-inset-3"
          style={placed(view, place.x, place.z)}
        />
      ))}
      {seen ? (
        <>
          <span
            aria-hidden
            className="-translate-x-1/2 -translate-y-1/2 pointer-events-none absolute size-2.5 rotate-45 border border-sunken bg-info"
            style={placed(view, seen.x, seen.z)}
          />
          <MapLabel className="-translate-y-1/2 ml-3 text-ink" style={placed(view, seen.x, seen.z)}>
            {seen.words}
          </MapLabel>
        </>
      ) : null}
      {chosen ? <ChosenMark view={view} chosen={chosen} /> : null}
      <ScaleBar view={view} />
      <span
        aria-hidden
        className="-translate-x-1/2 -translate-y-1/2 pointer-events-none absolute top-1/2 left-1/2 hidden size-4 rounded-full border border-honey group-focus-visible:block"
      />
      <div className="absolute right-2 bottom-2 grid gap-1 rounded-control border bg-raised p-0.5">
        <IconButton label="Closer" size="small" onClick={() => setView(zoomed(view, -1))}>
          <Plus aria-hidden />
        </IconButton>
        <IconButton label="Further away" size="small" onClick={() => setView(zoomed(view, 1))}>
          <Minus aria-hidden />
        </IconButton>
        {chosen ? (
          <IconButton
            label="Back to the chosen place"
            size="small"
            onClick={() => setView({ ...view, x: chosen.x, z: chosen.z })}
          >
            <LocateFixed aria-hidden />
          </IconButton>
        ) : null}
      </div>
    </div>
  );
}

function ChosenMark({ view, chosen }: { view: MapView; chosen: NonNullable<PlaceMapProps["chosen"]> }) {
  const at = placed(view, chosen.x, chosen.z);
  return (
    <>
      <span
        aria-hidden
        className={cn(
          "-translate-x-1/2 -translate-y-1/2 pointer-events-none absolute grid size-5 place-items-center rounded-full border-2 bg-sunken",
          chosen.refused ? "border-bad" : "border-honey",
        )}
        style={at}
      >
        <span className={cn("size-2.5 rounded-full", chosen.refused ? "bg-bad" : "bg-honey")} />
      </span>
      <MapLabel
        className={cn(
          "-translate-x-full -translate-y-1/2 -ml-4 font-semibold",
          chosen.refused ? "text-bad" : "text-ink",
        )}
        style={at}
      >
        {chosen.name}
      </MapLabel>
    </>
  );
}
