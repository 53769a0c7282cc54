import { withPublic } from "@/db/context";
import { isUuid } from "@/lib/ids";
import { publicBanner } from "../data/pictures";

/** A picture of ours as WebP; 404 without one. @param cache how long browsers keep it */
export function pictureResponse(bytes: Buffer | null, cache: string): Response {
  if (!bytes) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "image/webp",
      "Content-Disposition": "inline",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": cache,
    },
  });
}

/** A live listing's own picture. Its address changes with the picture, so a day in browsers hides nothing new. */
export async function bannerResponse(slug: string, id: string, size: string): Promise<Response> {
  if (!isUuid(id) || slug.length > 80 || (size !== "wide" && size !== "banner"))
    return pictureResponse(null, "");
  const bytes = await withPublic((ctx) => publicBanner(ctx, slug, id, size));
  return pictureResponse(bytes, "public, max-age=86400");
}
