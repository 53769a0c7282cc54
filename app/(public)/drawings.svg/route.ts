import { drawingsFile } from "@/components/art/line/drawings";

export const dynamic = "force-static";

/** The line drawings of the house, one file for all pages. */
export function GET(): Response {
  return new Response(drawingsFile(), {
    headers: {
      "content-type": "image/svg+xml; charset=utf-8",
      "cache-control": "public, max-age=86400, stale-while-revalidate=604800",
    },
  });
}
