import { drawFootprint, encodePng } from "../footprint";
import { loadFootprint } from "./loaders";

export const HERO_SIZE = { width: 200, height: 94, merge: 2 };

/** Sizes in pixels; one pixel shows 30 m of the wide one, 60 m of the others. */
const SIZES = {
  banner: { width: 192, height: 48, merge: 2 },
  hero: HERO_SIZE,
  wide: { width: 400, height: 57, merge: 1 },
};
export type FootprintSize = keyof typeof SIZES;

export const isFootprintSize = (name: string): name is FootprintSize => Object.hasOwn(SIZES, name);

/** The footprint of a listed server as a picture of one ink, or 404 where there is none. */
export async function footprintResponse(slug: string, size: FootprintSize): Promise<Response> {
  const cells = await loadFootprint(slug);
  const picture = cells && drawFootprint(new Map(cells), SIZES[size]);
  if (!picture) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(encodePng(picture)), {
    headers: {
      "Content-Type": "image/png",
      "Cache-Control": "public, max-age=3600, stale-while-revalidate=86400",
    },
  });
}
