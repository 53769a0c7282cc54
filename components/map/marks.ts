import { type Clusters, heapWords } from "./clusters";
import type { MapInk } from "./ink";
import { gridStep, linesWithin, type MapLabel, placeLabels } from "./labels";
import type { Sprites } from "./pictures";
import { type Size, toScreen, toWorld, type View } from "./view";

/** An area or a spot with a name. */
export interface MapZone {
  id: string;
  name: string;
  x: number;
  z: number;
  /** Metres; null for a spot. */
  radius: number | null;
  outline: readonly (readonly [number, number])[] | null;
  closed: boolean;
}

export interface Brush {
  to: CanvasRenderingContext2D;
  view: View;
  size: Size;
  ink: MapInk;
  sprites: Sprites;
}

/** How large a heap is drawn, in pixels from its middle. */
export const heapRadius = (count: number): number => Math.min(22, 7 + Math.log10(count) * 3.2);

export function drawPoints(
  { to, view, size, ink, sprites }: Brush,
  points: { x: ArrayLike<number>; z: ArrayLike<number> },
  loose: Uint32Array,
): void {
  const { canvas, width: side } = sprites.dot(ink, view.scale < 6);
  const [west, north] = toWorld(view, size, -side, -side);
  const [east, south] = toWorld(view, size, size.width + side, size.height + side);
  const [left, top, per] = [size.width / 2 - side / 2, size.height / 2 - side / 2, 1 / view.scale];
  // Thousands of dots are squares: nobody sees the difference, and a copy costs several times as much.
  const plain = loose.length > 3_000 && view.scale >= 6;
  to.fillStyle = ink.ink;
  for (let at = 0; at < loose.length; at++) {
    const point = loose[at] ?? 0;
    const [x, z] = [points.x[point] ?? 0, points.z[point] ?? 0];
    if (x < west || x > east || z < south || z > north) continue;
    const [px, py] = [left + (x - view.x) * per, top - (z - view.z) * per];
    if (plain) to.fillRect(Math.round(px + 1), Math.round(py + 1), 3, 3);
    else to.drawImage(canvas, px, py, side, side);
  }
}

export function drawHeaps({ to, view, size, ink, sprites }: Brush, heaps: Clusters): void {
  const font = `600 11px ${ink.sans}`;
  for (let heap = 0; heap < heaps.count.length; heap++) {
    const count = heaps.count[heap] ?? 0;
    const [px, py] = toScreen(view, size, heaps.x[heap] ?? 0, heaps.z[heap] ?? 0);
    const radius = heapRadius(count);
    if (px < -radius || py < -radius || px > size.width + radius || py > size.height + radius) continue;
    to.beginPath();
    to.arc(px, py, radius, 0, 2 * Math.PI);
    to.fillStyle = ink.ground;
    to.globalAlpha = 0.78;
    to.fill();
    to.globalAlpha = 1;
    to.lineWidth = 1.5;
    to.strokeStyle = ink.tone;
    to.stroke();
    sprites.put(to, heapWords(count), px, py, { font, fill: ink.ink, halo: null });
  }
}

/** Names; one that a heap would cover stands below it. */
export function drawLabels(
  { to, view, size, ink, sprites }: Brush,
  labels: readonly MapLabel[],
  heaps: Clusters | null,
): void {
  for (const { name, px, py, large } of placeLabels(labels, view, size)) {
    const font = `${large ? "600 13px" : "400 12px"} ${ink.sans}`;
    let top = py;
    for (let heap = 0; heap < (heaps?.count.length ?? 0); heap++) {
      const [hx, hy] = toScreen(view, size, heaps?.x[heap] ?? 0, heaps?.z[heap] ?? 0);
      const radius = heapRadius(heaps?.count[heap] ?? 1);
      if (Math.abs(hx - px) < radius + 24 && Math.abs(hy - top) < radius + 8) top = hy + radius + 9;
    }
    sprites.put(to, name, px, top, { font, fill: large ? ink.ink : ink.muted, halo: ink.ground });
  }
}

/** Kilometres, or hundreds of metres close in, along the left and the lower edge. */
export function drawGutters({ to, view, size, ink, sprites }: Brush, side: number): void {
  const step = gridStep(view.scale);
  const [west, north] = toWorld(view, size, 0, 0);
  const [east, south] = toWorld(view, size, size.width, size.height);
  const look = { font: `400 11px ${ink.mono}`, fill: ink.muted, halo: ink.ground };
  const every = step / view.scale < 34 ? step * 5 : step;
  // Beside the plane where it ends within the window, else at the window's edge.
  const [edge, foot] = toScreen(view, size, 0, 0);
  const [left, bottom] = [Math.max(18, edge - 16), Math.min(size.height - 12, foot + 12)];
  const words = (metres: number) =>
    step === 1_000 ? String(metres / 1_000).padStart(2, "0") : String(metres / 100).padStart(3, "0");
  for (const x of linesWithin(west, east, every, side)) {
    const px = toScreen(view, size, x, 0)[0];
    if (px > left + 16) sprites.put(to, words(x), px, bottom, look);
  }
  for (const z of linesWithin(south, north, every, side)) {
    const py = toScreen(view, size, 0, z)[1];
    if (py < bottom - 14) sprites.put(to, words(z), left, py, look);
  }
}

export function drawZones(brush: Brush, zones: readonly MapZone[]): void {
  const { to, view, size, ink, sprites } = brush;
  for (const zone of zones) {
    const [px, py] = toScreen(view, size, zone.x, zone.z);
    to.beginPath();
    if (zone.outline) {
      zone.outline.forEach(([x, z], at) => {
        const corner = toScreen(view, size, x, z);
        if (at === 0) to.moveTo(...corner);
        else to.lineTo(...corner);
      });
      to.closePath();
    } else {
      to.arc(px, py, Math.max(6, (zone.radius ?? 0) / view.scale), 0, 2 * Math.PI);
    }
    to.lineWidth = 1.5;
    to.setLineDash(zone.closed ? [4, 3] : []);
    to.strokeStyle = zone.closed ? ink.bad : ink.honey;
    to.stroke();
    to.setLineDash([]);
    to.globalAlpha = 0.12;
    to.fillStyle = zone.closed ? ink.bad : ink.honey;
    to.fill();
    to.globalAlpha = 1;
    const name = zone.closed ? `Closed: ${zone.name}` : zone.name;
    const look = { font: `400 12px ${ink.sans}`, fill: ink.ink, halo: ink.ground };
    sprites.put(to, name, px, py + 18, look);
  }
}

/** A ring around what is chosen. */
export function drawChosen({ to, view, size, ink }: Brush, at: { x: number; z: number }): void {
  const [px, py] = toScreen(view, size, at.x, at.z);
  for (const [radius, width, colour] of [
    [15, 5, ink.ground],
    [15, 2, ink.honey],
  ] as const) {
    to.beginPath();
    to.arc(px, py, radius, 0, 2 * Math.PI);
    to.lineWidth = width;
    to.strokeStyle = colour;
    to.stroke();
  }
  to.beginPath();
  to.arc(px, py, 3.5, 0, 2 * Math.PI);
  to.fillStyle = ink.honey;
  to.fill();
}
