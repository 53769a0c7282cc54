"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { HeatLegend } from "@/components/map/heat-legend";
import type { MapLabel } from "@/components/map/labels";
import { MapCanvas, type MapHandle } from "@/components/map/map-canvas";
import type { MapZone } from "@/components/map/marks";
import type { ReplayMarks } from "@/components/map/replay-marks";
import type { Hit, SceneParts } from "@/components/map/scene";
import type { View } from "@/components/map/view";
import type { MapAsked } from "../../asked";
import type { PlayedMap } from "../../data/maps";
import { LAYER_WORDS, type Layer } from "../../layers";
import { placeWords } from "../../places";
import { useAsked } from "../use-asked";
import { useFootprints } from "../use-footprints";
import { usePacket } from "../use-packet";
import { useViewFacts } from "../use-view-facts";
import { FightPanel } from "./fight-panel";
import { MapFilters } from "./map-filters";
import { MapNotice } from "./map-notice";
import { MapTime } from "./map-time";
import { MapToolbar } from "./map-toolbar";
import { SideSheet, usePhone } from "./side-sheet";

export interface MapWorkProps {
  /** The guild's slug, and the address of its dashboard. */
  guild: string;
  base: string;
  map: PlayedMap;
  labels: readonly MapLabel[];
  zones: readonly MapZone[];
  player: { playerId: number; name: string } | null;
  layers: readonly Layer[];
  window: { from: number; to: number; step: number };
  completeUntil: string | null;
  asked: MapAsked;
}

const NO_LABELS: readonly MapLabel[] = [];
const NO_ZONES: readonly MapZone[] = [];

/** Where an address opens the map: at an event close in, at a view as it was left, or all of it. */
function startOf({ x, z, zoom, at }: MapAsked): View | null {
  if (x === null || z === null) return null;
  return { x, z, scale: zoom ?? (at === null ? 8 : 4) };
}

export function MapWork(props: MapWorkProps) {
  const { guild, base, map, labels, zones, layers, window: frame } = props;
  // An address may name a layer of a section that the reader may not see.
  const [first] = useState<MapAsked>(() =>
    layers.includes(props.asked.layer) ? props.asked : { ...props.asked, layer: "kills" },
  );
  const [asked, change] = useAsked(first);
  const [player, setPlayer] = useState(props.player);
  const [start] = useState(() => startOf(first));
  const [sheet, setSheet] = useState(false);
  const phone = usePhone();
  const canvas = useRef<MapHandle>(null);
  const readout = useRef<HTMLOutputElement>(null);
  const { layer, hidden, at, x, z } = asked;
  const answer = usePacket({
    guild,
    map: map.key,
    layer,
    from: frame.from,
    to: frame.to,
    player: asked.player,
    fresh: props.completeUntil,
  });
  const { packet } = answer;
  const facts = useViewFacts(packet, asked, frame, map.side);
  const wanted = asked.servers.length > 0 ? asked.servers : map.servers.map(({ serviceId }) => serviceId);
  const footprint = useFootprints(guild, wanted);
  const off = (part: (typeof hidden)[number]) => hidden.includes(part);
  const [noFootprint, noHeat, noPoints] = [off("footprint"), off("heat"), off("points")];
  const [noNames, noZones] = [off("names"), off("zones")];
  const { shown, heat } = facts;

  const parts = useMemo<SceneParts>(
    () => ({
      side: map.side,
      footprint: noFootprint ? null : footprint,
      heat: noHeat ? null : heat,
      points: noPoints || !packet ? null : { x: packet.points.x, z: packet.points.z, shown },
      labels: noNames ? NO_LABELS : labels,
      zones: noZones ? NO_ZONES : zones,
      chosen: at !== null && x !== null && z !== null ? { x, z } : null,
      tone: layer === "deliveries" ? "--info" : "--kills",
    }),
    [
      map.side,
      footprint,
      heat,
      packet,
      shown,
      labels,
      zones,
      at,
      x,
      z,
      layer,
      noFootprint,
      noHeat,
      noPoints,
      noNames,
      noZones,
    ],
  );

  const rest = useCallback(
    (view: View) => change(at === null ? { x: view.x, z: view.z, zoom: view.scale } : { zoom: view.scale }),
    [change, at],
  );
  const hover = useCallback(
    (spot: { x: number; z: number } | null) => {
      if (!readout.current) return;
      const inside = spot && spot.x >= 0 && spot.z >= 0 && spot.x <= map.side && spot.z <= map.side;
      readout.current.textContent = inside
        ? `E ${Math.round(spot.x)}  N ${Math.round(spot.z)}  ${placeWords(map.key, spot.x, spot.z)}`
        : "";
    },
    [map],
  );
  const openPoint = useCallback(
    (point: number) => {
      if (!packet) return;
      const { points, head } = packet;
      const when = new Date(head.from + (points.seconds[point] ?? 0) * 1_000).toISOString();
      change({ x: points.x[point] ?? 0, z: points.z[point] ?? 0, at: when, play: false });
    },
    [packet, change],
  );
  const press = useCallback(
    (hit: Hit | null) => {
      if (hit?.kind === "point") openPoint(hit.point);
      else if (hit?.kind === "heap" && packet) {
        const spread = boundsOf(packet.points, hit.members);
        if (spread.metres < 60) openPoint(hit.members[0] ?? 0);
        else canvas.current?.go({ x: spread.x, z: spread.z, scale: Math.max(0.5, spread.metres / 360) });
      }
    },
    [openPoint, packet],
  );

  const go = useCallback((view: View) => canvas.current?.go(view), []);
  const drawReplay = useCallback((marks: ReplayMarks | null) => canvas.current?.play(marks), []);

  // A change of what is asked for leaves no old place under the pointer.
  useEffect(() => hover(null), [hover]);

  const words = LAYER_WORDS[layer];
  const filters = (
    <MapFilters
      guild={guild}
      asked={asked}
      change={change}
      facts={facts}
      servers={map.servers}
      player={player}
      choosePlayer={(chosen) => {
        setPlayer(chosen);
        change({ player: chosen?.playerId ?? null });
      }}
      zones={zones.length > 0}
    />
  );
  const fight =
    at !== null && x !== null && z !== null ? (
      <FightPanel
        key={`${at} ${x} ${z}`}
        guild={guild}
        base={base}
        map={map.key}
        layer={layer}
        spot={{ x, z, at }}
        begins={asked.play}
        draw={drawReplay}
        go={go}
        close={() => change({ at: null, play: false })}
      />
    ) : null;

  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <MapToolbar
          layers={layers}
          asked={asked}
          change={change}
          readout={readout}
          hasZones={zones.length > 0}
          openSheet={phone ? () => setSheet(true) : null}
        />
        <div className="relative flex min-h-88 flex-1 max-md:h-[62dvh] max-md:flex-none">
          <MapCanvas
            ref={canvas}
            parts={parts}
            start={start}
            onRest={rest}
            onHover={hover}
            onPress={press}
            label={`Map of ${map.name} with ${words.many}. Arrow keys move it, plus and minus zoom, 0 shows all of it, Enter opens what is in the middle. The same stands in the table view.`}
            className="flex-1"
          />
          <MapNotice
            answer={answer}
            shown={shown.length}
            layer={layer}
            rolled={facts.rolled}
            known={map.known}
            reset={() => change(NO_FILTER)}
          />
          {heat && heat.steps.length > 0 && !noHeat ? (
            <div className="pointer-events-none absolute right-3 bottom-3 w-56 rounded-control border bg-raised/90 p-2.5 max-md:hidden">
              <HeatLegend title={`${words.title} per km²`} steps={heat.steps} />
            </div>
          ) : null}
        </div>
        {heat && heat.steps.length > 0 && !noHeat ? (
          <div className="border-t px-4 py-3 md:hidden">
            <HeatLegend title={`${words.title} per km²`} steps={heat.steps} />
          </div>
        ) : null}
        <MapTime base={base} frame={frame} asked={asked} change={change} facts={facts} layer={layer} />
        {phone && fight ? <div className="border-t">{fight}</div> : null}
      </div>
      {phone ? (
        <SideSheet open={sheet} close={() => setSheet(false)}>
          {filters}
        </SideSheet>
      ) : (
        <aside aria-label="Filters and what is opened" className="w-83 shrink-0 overflow-y-auto border-l">
          {filters}
          {fight}
        </aside>
      )}
    </div>
  );
}

const NO_FILTER: Partial<MapAsked> = {
  from: null,
  to: null,
  servers: [],
  weapon: null,
  near: null,
  far: null,
};

/** Middle of some events, and the larger side of the square around them. */
function boundsOf(points: { x: Float32Array; z: Float32Array }, members: Uint32Array) {
  let [west, east, south, north] = [1e9, -1e9, 1e9, -1e9];
  for (const at of members) {
    const [x, z] = [points.x[at] ?? 0, points.z[at] ?? 0];
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, z);
    north = Math.max(north, z);
  }
  return { x: (west + east) / 2, z: (south + north) / 2, metres: Math.max(east - west, north - south) };
}
