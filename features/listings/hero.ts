import type { ServerCard } from "./card";

export interface Point {
  at: string;
  east: number;
  north: number;
}

/** Part of a map, in metres. */
export interface Frame {
  east: number;
  north: number;
  width: number;
  height: number;
}

export const frameOf = (picture: {
  east: number;
  north: number;
  width: number;
  height: number;
  metresAPixel: number;
}): Frame => ({
  east: picture.east,
  north: picture.north,
  width: picture.width * picture.metresAPixel,
  height: picture.height * picture.metresAPixel,
});

/** Where something stands in a frame: 0 to 1 from the left and from the top, or null outside. */
export function placeIn(frame: Frame, east: number, north: number): { x: number; y: number } | null {
  const x = (east - frame.east) / frame.width;
  const y = 1 - (north - frame.north) / frame.height;
  return x < 0 || y < 0 || x > 1 || y > 1 ? null : { x, y };
}

/** Points in equal steps of five minutes over their hour. @param end end of the hour, ISO */
export function killSteps(points: readonly { at: string }[], end: number): number[] {
  const counts = Array.from({ length: 12 }, () => 0);
  for (const { at } of points) {
    const step = 11 - Math.floor((end - Date.parse(at)) / 300_000);
    if (step >= 0 && step < 12) counts[step] = (counts[step] ?? 0) + 1;
  }
  return counts;
}

/**
 * The server that the home page shows, of those whose steps have drawn a map: where most happened in the hour that
 * may be shown, then where most are playing.
 * @param points kill points by slug
 */
export function heroOf(
  cards: readonly ServerCard[],
  points: Readonly<Record<string, readonly Point[]>>,
): ServerCard | null {
  const happened = ({ slug }: ServerCard) => points[slug]?.length ?? 0;
  const drawn = cards.filter(({ footprint }) => footprint);
  return (
    [...drawn].sort((a, b) => happened(b) - happened(a) || (b.players ?? -1) - (a.players ?? -1))[0] ?? null
  );
}
