import { type Size, toScreen, type View } from "./view";

/** A name on the plane; earlier ones matter more. */
export interface MapLabel {
  name: string;
  x: number;
  z: number;
}

export interface PlacedLabel extends MapLabel {
  px: number;
  py: number;
  /** Among the first of its list: said louder. */
  large: boolean;
}

/** Rough width of a character, and the height that a name keeps free. */
const [CHARACTER, HEIGHT, LOUD] = [7, 22, 12];

/** Names inside the window that do not stand on each other, the first ones of the list first. */
export function placeLabels(labels: readonly MapLabel[], view: View, size: Size): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  labels.forEach((label, at) => {
    const [px, py] = toScreen(view, size, label.x, label.z);
    const half = (label.name.length * CHARACTER) / 2;
    if (px < -half || py < -HEIGHT || px > size.width + half || py > size.height + HEIGHT) return;
    const near = placed.some(
      (other) =>
        Math.abs(other.py - py) < HEIGHT &&
        Math.abs(other.px - px) < half + (other.name.length * CHARACTER) / 2,
    );
    if (!near) placed.push({ ...label, px, py, large: at < LOUD });
  });
  return placed;
}

/** Lines of a grid for a scale: every kilometre, closer in every 100 m. */
export const gridStep = (scale: number): number => (scale < 1.5 ? 100 : scale < 5 ? 500 : 1_000);

/** Lines of a plane that cross a stretch of it, in metres. */
export function linesWithin(from: number, to: number, step: number, side: number): number[] {
  const lines: number[] = [];
  const last = Math.min(side, to);
  for (let at = Math.max(0, Math.ceil(from / step) * step); at <= last; at += step) lines.push(at);
  return lines;
}
