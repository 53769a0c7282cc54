"use client";
import { Layers } from "lucide-react";
import type { RefObject } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { MapAsked } from "../../asked";
import { LAYER_WORDS, type Layer, PART_WORDS, PARTS, type Part } from "../../layers";

type Change = (change: Partial<MapAsked>) => void;

/** Which of the map's parts are drawn. */
export function PartBoxes({
  asked,
  change,
  hasZones,
}: {
  asked: MapAsked;
  change: Change;
  hasZones: boolean;
}) {
  const toggle = (part: Part) =>
    change({
      hidden: asked.hidden.includes(part)
        ? asked.hidden.filter((one) => one !== part)
        : PARTS.filter((one) => one === part || asked.hidden.includes(one)),
    });
  return PARTS.filter((part) => part !== "zones" || hasZones).map((part) => (
    <label
      key={part}
      className="inline-flex min-h-6 items-center gap-2 whitespace-nowrap text-13 max-md:min-h-11"
    >
      <input
        type="checkbox"
        checked={!asked.hidden.includes(part)}
        onChange={() => toggle(part)}
        className="size-4 shrink-0 appearance-none rounded-[4px] border border-line-meaning bg-field bg-center bg-no-repeat checked:border-muted checked:bg-muted checked:bg-[image:var(--tick)]"
      />
      {PART_WORDS[part]}
    </label>
  ));
}

/** What is shown on the map, and where the pointer is. */
export function MapToolbar({
  layers,
  asked,
  change,
  readout,
  hasZones,
  openSheet,
}: {
  layers: readonly Layer[];
  asked: MapAsked;
  change: Change;
  readout: RefObject<HTMLOutputElement | null>;
  hasZones: boolean;
  openSheet: (() => void) | null;
}) {
  return (
    <div className="flex min-h-12 items-center gap-x-5 border-b px-6 py-1.5 max-md:px-2">
      <fieldset className="flex min-w-0 overflow-x-auto rounded-control border bg-sunken p-0.5 max-md:border-transparent max-md:bg-transparent">
        <legend className="sr-only">Shown</legend>
        {layers.map((layer) => (
          <button
            key={layer}
            type="button"
            aria-pressed={asked.layer === layer}
            onClick={() => change({ layer, weapon: null, near: null, far: null })}
            className="h-7 whitespace-nowrap rounded-item px-3 text-13 text-muted transition-colors duration-quick hover:text-ink aria-pressed:bg-fill-strong aria-pressed:font-medium aria-pressed:text-ink max-md:h-11"
          >
            {LAYER_WORDS[layer].title}
          </button>
        ))}
      </fieldset>
      <div className="flex flex-wrap items-center gap-x-5 max-md:hidden">
        <PartBoxes asked={asked} change={change} hasZones={hasZones} />
      </div>
      <output
        ref={readout}
        aria-hidden
        className={cn("ml-auto whitespace-pre font-mono text-12 text-muted max-xl:hidden")}
      />
      {openSheet ? (
        <Button onClick={openSheet} className="ml-auto shrink-0">
          <Layers aria-hidden className="size-4" />
          Layers
        </Button>
      ) : null}
    </div>
  );
}
