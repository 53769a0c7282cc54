import { useDeferredValue, useMemo } from "react";
import { HeatGrid } from "@/components/map/heat";
import type { MapAsked } from "../asked";
import type { Packet } from "../packet";
import { byServer, bySteps, byWord, eachCell, type Sieve, sift, stepsOfHours } from "../sift";

export interface Frame {
  from: number;
  to: number;
  step: number;
}

/** The sieve that an address means for a stretch of days. */
export function sieveOf(asked: MapAsked, frame: Frame): Sieve {
  const seconds = (iso: string | null, otherwise: number) =>
    iso === null ? otherwise : (Date.parse(iso) - frame.from) / 1_000;
  return {
    from: seconds(asked.from, 0),
    to: seconds(asked.to, (frame.to - frame.from) / 1_000),
    servers: asked.servers,
    weapon: asked.weapon,
    near: asked.near,
    far: asked.far,
  };
}

/** All that the map and what stands beside it show of a packet. Counts beside the map may come a moment later. */
export function useViewFacts(packet: Packet | null, asked: MapAsked, frame: Frame, side: number) {
  const { from, to, servers, weapon, near, far, player } = asked;
  const sieve = useMemo(
    () => sieveOf({ from, to, servers, weapon, near, far } as MapAsked, frame),
    [from, to, servers, weapon, near, far, frame],
  );
  const later = useDeferredValue(sieve);
  const shown = useMemo(() => (packet ? sift(packet, sieve) : new Uint32Array()), [packet, sieve]);
  const plain = weapon === null && near === null && far === null && player === null;
  // Where not all events travelled, the rollup knows all of them: by whole days, and without filters of its own.
  const rolled = plain && packet?.head.cut === true && packet.head.hours > 0;
  const heat = useMemo(() => {
    if (!packet) return null;
    const grid = new HeatGrid(side);
    if (rolled) eachCell(packet.cells, packet.head, sieve, (x, z, count) => grid.add(x, z, count));
    else for (const at of shown) grid.add(packet.points.x[at] ?? 0, packet.points.z[at] ?? 0, 1);
    return grid.heat();
  }, [packet, side, rolled, sieve, shown]);
  const steps = Math.round((frame.to - frame.from) / frame.step);
  const counts = useMemo(() => {
    const step = frame.step / 1_000;
    if (!packet) return new Array<number>(steps).fill(0);
    if (rolled) return stepsOfHours(packet, later.servers, step, steps);
    return bySteps(packet, sift(packet, later, "time"), step, steps);
  }, [packet, rolled, later, steps, frame.step]);
  const words = useMemo(() => (packet ? byWord(packet, sift(packet, later, "weapon")) : []), [packet, later]);
  const onServers = useMemo(
    () => (packet ? byServer(packet, sift(packet, later, "servers")) : new Map<string, number>()),
    [packet, later],
  );
  return { sieve, shown, heat, counts, steps, words, onServers, rolled };
}
