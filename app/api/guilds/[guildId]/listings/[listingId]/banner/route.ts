import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { keepPicture } from "@/features/listings/mutations/picture";
import { bannerFrom, MAX_PICTURE_BYTES } from "@/features/listings/picture";
import { notFound } from "@/lib/errors";

/** Takes a picture for a listing's banner: the body is the file itself. */
export const POST = defineRoute({
  name: "listings.banner.upload",
  auth: { guild: "manager", section: "listing" },
  file: true,
  maxBytes: MAX_PICTURE_BYTES,
  limits: [
    { by: "user", max: 10, seconds: 60 },
    { by: "guild", max: 60, seconds: 3_600 },
  ],
  async handler({ params, bytes, scope }) {
    const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).safeParse(params.listingId);
    if (!id.success) throw notFound();
    const picture = await bannerFrom(bytes);
    return withGuild(scope, (ctx) => keepPicture(ctx, id.data, picture));
  },
});
