import type { DeliveryPlace } from "./schema";

/** What a window onto a map shows: its middle in metres, and how many metres one pixel is. */
export interface MapView {
  x: number;
  z: number;
  scale: number;
}

/** Metres a pixel, from close to the whole map. */
export const SCALES = [1.5, 3, 6, 12, 24, 48] as const;
const KM = 1_000;

/** `053 086`: hundreds of metres east and north, as people read a grid. */
export function gridReference(x: number, z: number): string {
  const part = (metres: number) =>
    String(Math.max(0, Math.floor(metres / 100)))
      .padStart(3, "0")
      .slice(-3);
  return `${part(x)} ${part(z)}`;
}

/** `530 m`, `2.0 km`. */
export function distanceWords(metres: number): string {
  return metres < 995 ? `${Math.round(metres / 10) * 10} m` : `${(metres / KM).toFixed(1)} km`;
}

/** Kilometre lines of a map of this size, in metres. */
export const gridLines = (size: number): number[] =>
  Array.from({ length: Math.floor(size / KM) + 1 }, (_, at) => at * KM);

/** The bar below a map: a round length in metres that is about 60 pixels wide. */
export function scaleBar(scale: number): { metres: number; pixels: number; words: string } {
  const metres = [50, 100, 200, 500, 1_000, 2_000, 5_000].find((one) => one / scale >= 48) ?? 10_000;
  return {
    metres,
    pixels: metres / scale,
    words: metres < KM ? `${metres} m` : `${metres / KM} km`,
  };
}

const clamp = (value: number, size: number): number => Math.min(size, Math.max(0, value));

/** The view moved by pixels, its middle never off the map. @param dx to the east @param dz to the north */
export function moved(view: MapView, size: number, dx: number, dz: number): MapView {
  return { ...view, x: clamp(view.x + dx * view.scale, size), z: clamp(view.z + dz * view.scale, size) };
}

/** One step closer (−1) or further away (+1). */
export function zoomed(view: MapView, step: -1 | 1): MapView {
  const at = SCALES.findIndex((scale) => scale >= view.scale);
  const next = SCALES[Math.min(SCALES.length - 1, Math.max(0, (at === -1 ? SCALES.length - 1 : at) + step))];
  return { ...view, scale: next ?? view.scale };
}

/** A view that shows all points with room around them. @param pixels width of the smaller side */
export function viewOf(points: readonly { x: number; z: number }[], size: number, pixels = 300): MapView {
  const widest = SCALES.at(-1) ?? 48;
  if (points.length === 0) {
    // Half more than fits: an empty map begins with its names legible rather than with its edges in sight.
    const whole = SCALES.find((scale) => size / scale <= pixels * 1.5) ?? widest;
    return { x: size / 2, z: size / 2, scale: whole };
  }
  const xs = points.map((point) => point.x);
  const zs = points.map((point) => point.z);
  const span = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...zs) - Math.min(...zs));
  return {
    x: (Math.max(...xs) + Math.min(...xs)) / 2,
    z: (Math.max(...zs) + Math.min(...zs)) / 2,
    scale: SCALES.find((scale) => scale >= 6 && span / scale < pixels * 0.8) ?? widest,
  };
}

/** A spot of a map, in metres. */
export interface MapSpot {
  x: number;
  z: number;
}

/** What a map to choose on is given, and whom it tells. */
export interface PlaceMapProps {
  /** Metres of a side. */
  size: number;
  mapName: string;
  /** Address of the footprint picture; null where nobody was seen yet. */
  footprint: string | null;
  labels: readonly (readonly [name: string, x: number, z: number])[];
  places: readonly DeliveryPlace[];
  closedZones: readonly DeliveryPlace[];
  /** Where and when the log saw the receiving player last. */
  seen: (MapSpot & { words: string }) | null;
  chosen: { id: string | null; name: string; x: number; z: number; refused: boolean } | null;
  start: MapView;
  onPick: (spot: MapSpot) => void;
  onPlace: (id: string) => void;
  className?: string;
}
