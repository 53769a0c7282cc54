import { type Clusters, cluster, type PointColumns, squareFor } from "./clusters";
import { drawGround } from "./ground";
import type { Heat } from "./heat";
import { inkOf, type MapInk, sheet, type Tone } from "./ink";
import type { MapLabel } from "./labels";
import {
  type Brush,
  drawChosen,
  drawGutters,
  drawHeaps,
  drawLabels,
  drawPoints,
  drawZones,
  heapRadius,
  type MapZone,
} from "./marks";
import { heatPicture, Sprites, tinted } from "./pictures";
import { drawReplay, type ReplayMarks } from "./replay-marks";
import { fitView, type Size, toScreen, type View } from "./view";

export interface SceneParts {
  /** Metres of a side of the plane. */
  side: number;
  /** One-ink pictures of where people were, all of a square of `metres`. */
  footprint: { pictures: readonly CanvasImageSource[]; metres: number } | null;
  heat: Heat | null;
  points: PointColumns | null;
  labels: readonly MapLabel[];
  zones: readonly MapZone[];
  chosen: { x: number; z: number } | null;
  tone: Tone;
}

/** What stands at a pixel. */
export type Hit =
  | { kind: "point"; point: number }
  | { kind: "heap"; members: Uint32Array; x: number; z: number };

/** Pixels of ground that are drawn beyond each edge, so that a pan copies instead of drawing. */
const AHEAD = 160;
/** How far the drawn ground may be stretched while a zoom goes on, and when it has ended, in milliseconds. */
const [STRETCH, ZOOM_ENDS] = [1.7, 130];
/** Pixels from a point that still count as on it. */
const REACH = 12;

/** Everything on the canvas. It draws when something has changed, once a frame. */
export class Scene {
  parts: SceneParts;
  private ink: MapInk;
  private size: Size = { width: 0, height: 0 };
  private ratio = 1;
  private sprites = new Sprites(1);
  private ground: { canvas: HTMLCanvasElement; view: View } | null = null;
  private footprint: HTMLCanvasElement | null = null;
  private heat: HTMLCanvasElement | null = null;
  private heaps: { square: number; clusters: Clusters } | null = null;
  private over: ReplayMarks | null = null;
  private frame = 0;
  /** Set while a zoom goes on. */
  private zooms = 0;
  view: View;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    parts: SceneParts,
  ) {
    this.parts = parts;
    this.ink = inkOf(canvas, parts.tone);
    this.view = fitView(parts.side, { width: 800, height: 600 });
    this.make();
  }

  private make(): void {
    const { footprint, heat } = this.parts;
    this.footprint = footprint && tinted(footprint.pictures, 512, this.ink.footprint);
    this.heat = heat && heatPicture(heat, this.ink);
  }

  /** Takes other parts; what they lead to is made anew only where they differ. */
  update(parts: SceneParts): void {
    const before = this.parts;
    this.parts = parts;
    if (parts.tone !== before.tone) this.ink = inkOf(this.canvas, parts.tone);
    if (parts.footprint !== before.footprint)
      this.footprint = parts.footprint && tinted(parts.footprint.pictures, 512, this.ink.footprint);
    if (parts.heat !== before.heat || parts.tone !== before.tone)
      this.heat = parts.heat && heatPicture(parts.heat, this.ink);
    if (parts.points !== before.points) this.heaps = null;
    this.ground = null;
    this.draw();
  }

  /** A moment of a fight, over everything else: the ground and the marks below stay as they are drawn. */
  play(over: ReplayMarks | null): void {
    this.over = over;
    this.draw();
  }

  /** The theme changed. */
  repaint(): void {
    this.ink = inkOf(this.canvas, this.parts.tone);
    this.sprites = new Sprites(this.ratio);
    this.make();
    this.ground = null;
    this.draw();
  }

  resize(size: Size, ratio: number): void {
    this.size = size;
    if (ratio !== this.ratio) this.sprites = new Sprites(ratio);
    this.ratio = ratio;
    this.canvas.width = Math.round(size.width * ratio);
    this.canvas.height = Math.round(size.height * ratio);
    this.ground = null;
    this.paint();
  }

  look(view: View): void {
    if (view.scale !== this.view.scale) {
      clearTimeout(this.zooms);
      this.zooms = window.setTimeout(() => {
        this.zooms = 0;
        this.draw();
      }, ZOOM_ENDS);
    }
    this.view = view;
    this.draw();
  }

  stop(): void {
    clearTimeout(this.zooms);
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  private draw(): void {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.paint();
    });
  }

  /** Where the drawn ground stands in the window now, and whether it still covers it. */
  private placeGround(from: View): {
    left: number;
    top: number;
    width: number;
    height: number;
    covers: boolean;
  } {
    const { view, size } = this;
    const factor = from.scale / view.scale;
    const [width, height] = [(size.width + 2 * AHEAD) * factor, (size.height + 2 * AHEAD) * factor];
    const left = size.width / 2 + (from.x - view.x) / view.scale - width / 2;
    const top = size.height / 2 - (from.z - view.z) / view.scale - height / 2;
    const covers = left <= 0 && top <= 0 && left + width >= size.width && top + height >= size.height;
    return { left, top, width, height, covers: covers && factor < STRETCH };
  }

  /** The ground for this view: a copy of the larger drawing where that covers it, stretched while a zoom goes on. */
  private putGround(to: CanvasRenderingContext2D): void {
    const { view, size, ratio } = this;
    const wide = { width: size.width + 2 * AHEAD, height: size.height + 2 * AHEAD };
    let ground = this.ground;
    const same = ground?.view.scale === view.scale;
    if (!ground || !(same || this.zooms) || !this.placeGround(ground.view).covers) {
      const canvas = ground?.canvas ?? sheet(1, 1)[0];
      const [width, height] = [Math.round(wide.width * ratio), Math.round(wide.height * ratio)];
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
      const brush = canvas.getContext("2d", { alpha: false });
      if (!brush) return;
      brush.setTransform(ratio, 0, 0, ratio, 0, 0);
      const footprint = this.footprint && {
        picture: this.footprint,
        metres: this.parts.footprint?.metres ?? 0,
      };
      drawGround(brush, view, wide, { side: this.parts.side, footprint, heat: this.heat }, this.ink);
      ground = { canvas, view };
      this.ground = ground;
    }
    const { left, top, width, height } = this.placeGround(ground.view);
    const whole = (value: number) => Math.round(value * ratio) / ratio;
    to.imageSmoothingEnabled = ground.view.scale !== view.scale;
    to.drawImage(ground.canvas, whole(left), whole(top), width, height);
    to.imageSmoothingEnabled = true;
  }

  private heapsNow(): Clusters | null {
    const { points, side } = this.parts;
    if (!points) return null;
    const square = squareFor(this.view.scale);
    if (this.heaps?.square !== square) this.heaps = { square, clusters: cluster(points, square, side) };
    return this.heaps.clusters;
  }

  private paint(): void {
    const to = this.canvas.getContext("2d", { alpha: false });
    if (!to || this.size.width === 0) return;
    const { view, size, ink, sprites, parts } = this;
    to.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.putGround(to);
    const brush: Brush = { to, view, size, ink, sprites };
    drawZones(brush, parts.zones);
    drawGutters(brush, parts.side);
    const heaps = this.heapsNow();
    if (heaps && parts.points) drawPoints(brush, parts.points, heaps.loose);
    drawLabels(brush, parts.labels, heaps);
    if (heaps) drawHeaps(brush, heaps);
    if (parts.chosen && !this.over) drawChosen(brush, parts.chosen);
    if (this.over) drawReplay(brush, this.over);
  }

  /** What is drawn at a pixel, the nearest of it. */
  hit(px: number, py: number, reach = REACH): Hit | null {
    const heaps = this.heapsNow();
    const { points } = this.parts;
    if (!heaps || !points) return null;
    for (let heap = 0; heap < heaps.count.length; heap++) {
      const [x, z] = [heaps.x[heap] ?? 0, heaps.z[heap] ?? 0];
      const [hx, hy] = toScreen(this.view, this.size, x, z);
      if (Math.hypot(hx - px, hy - py) > heapRadius(heaps.count[heap] ?? 0)) continue;
      return { kind: "heap", members: heaps.members.slice(heaps.starts[heap], heaps.starts[heap + 1]), x, z };
    }
    let [best, nearest] = [-1, reach];
    for (const point of heaps.loose) {
      const at = toScreen(this.view, this.size, points.x[point] ?? 0, points.z[point] ?? 0);
      const far = Math.hypot(at[0] - px, at[1] - py);
      if (far < nearest) [best, nearest] = [point, far];
    }
    return best === -1 ? null : { kind: "point", point: best };
  }
}
