import type { MapInk } from "./ink";
import { gridStep, linesWithin } from "./labels";
import { type Size, toScreen, toWorld, type View } from "./view";

/** What lies below the points: it changes rarely and is drawn ahead, beyond the window's edges. */
export interface GroundParts {
  side: number;
  /** The tinted footprint and how many metres it covers. */
  footprint: { picture: CanvasImageSource; metres: number } | null;
  heat: CanvasImageSource | null;
}

function picture(
  brush: CanvasRenderingContext2D,
  view: View,
  size: Size,
  source: CanvasImageSource,
  metres: number,
): void {
  const [left, top] = toScreen(view, size, 0, metres);
  const wide = metres / view.scale;
  brush.drawImage(source, left, top, wide, wide);
}

/** Ground, footprint, heat and grid for a view. */
export function drawGround(
  brush: CanvasRenderingContext2D,
  view: View,
  size: Size,
  parts: GroundParts,
  ink: MapInk,
): void {
  const { side } = parts;
  brush.fillStyle = ink.outside;
  brush.fillRect(0, 0, size.width, size.height);
  const [left, top] = toScreen(view, size, 0, side);
  const wide = side / view.scale;
  brush.fillStyle = ink.ground;
  brush.fillRect(left, top, wide, wide);
  brush.imageSmoothingEnabled = true;
  if (parts.footprint) {
    brush.globalAlpha = 0.8;
    picture(brush, view, size, parts.footprint.picture, parts.footprint.metres);
    brush.globalAlpha = 1;
  }
  if (parts.heat) picture(brush, view, size, parts.heat, side);
  drawGrid(brush, view, size, side, ink);
}

function drawGrid(brush: CanvasRenderingContext2D, view: View, size: Size, side: number, ink: MapInk): void {
  const step = gridStep(view.scale);
  const [west, north] = toWorld(view, size, 0, 0);
  const [east, south] = toWorld(view, size, size.width, size.height);
  const [left, top] = toScreen(view, size, 0, side);
  const [right, bottom] = toScreen(view, size, side, 0);
  const [x0, x1] = [Math.max(0, left), Math.min(size.width, right)];
  const [y0, y1] = [Math.max(0, top), Math.min(size.height, bottom)];
  const line = (metres: number) => (metres % (step * 5) === 0 ? ink.lineStrong : ink.line);
  for (const x of linesWithin(west, east, step, side)) {
    brush.fillStyle = line(x);
    brush.fillRect(Math.round(toScreen(view, size, x, 0)[0]), y0, 1, y1 - y0);
  }
  for (const z of linesWithin(south, north, step, side)) {
    brush.fillStyle = line(z);
    brush.fillRect(x0, Math.round(toScreen(view, size, 0, z)[1]), x1 - x0, 1);
  }
}
