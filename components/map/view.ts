/** What a window onto a plane shows: its middle in metres, and how many metres one CSS pixel is. */
export interface View {
  x: number;
  z: number;
  scale: number;
}

export interface Size {
  width: number;
  height: number;
}

/** Metres a pixel at the closest. */
export const CLOSEST = 0.4;

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** Where a spot stands in the window, in pixels from its upper left corner. */
export function toScreen(view: View, size: Size, x: number, z: number): [number, number] {
  return [size.width / 2 + (x - view.x) / view.scale, size.height / 2 - (z - view.z) / view.scale];
}

/** The spot below a pixel of the window. */
export function toWorld(view: View, size: Size, px: number, py: number): [number, number] {
  return [view.x + (px - size.width / 2) * view.scale, view.z - (py - size.height / 2) * view.scale];
}

/** The view that shows a whole square plane. @param side metres @param margin pixels left free on each side */
export function fitView(side: number, size: Size, margin = 16): View {
  const room = Math.max(1, Math.min(size.width, size.height) - 2 * margin);
  return { x: side / 2, z: side / 2, scale: side / room };
}

/** The view that covers the window's width, cropped rather than small: how a phone begins. */
export function coverView(side: number, size: Size): View {
  return { x: side / 2, z: side / 2, scale: side / Math.max(1, size.width, size.height) };
}

/** The same view within what may be shown: its middle on the plane, not closer and not further than makes sense. */
export function clampView(view: View, side: number, size: Size): View {
  const furthest = fitView(side, size, 0).scale * 1.25;
  const scale = clamp(view.scale, CLOSEST, Math.max(CLOSEST, furthest));
  return { x: clamp(view.x, 0, side), z: clamp(view.z, 0, side), scale };
}

/** Moved by pixels, as a hand moves paper. */
export const panBy = (view: View, dx: number, dy: number): View => ({
  ...view,
  x: view.x - dx * view.scale,
  z: view.z + dy * view.scale,
});

/** Zoomed so that the spot below a pixel stays there. @param factor above 1 is further away */
export function zoomAt(view: View, size: Size, px: number, py: number, factor: number): View {
  const [x, z] = toWorld(view, size, px, py);
  const scale = view.scale * factor;
  return { x: x - (px - size.width / 2) * scale, z: z + (py - size.height / 2) * scale, scale };
}

/** Between two views, for a movement: the scale goes evenly, not its metres. @param share 0 to 1 */
export function between(from: View, to: View, share: number): View {
  const scale = from.scale * (to.scale / from.scale) ** share;
  const span = to.scale - from.scale;
  // While it zooms the middle moves as the scale does, so that one spot stays where it is.
  const part = Math.abs(span) < 1e-6 ? share : (scale - from.scale) / span;
  return { x: from.x + (to.x - from.x) * part, z: from.z + (to.z - from.z) * part, scale };
}
