import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { guildPicture } from "@/features/listings/data/pictures";
import { pictureResponse } from "@/features/listings/web/picture-response";
import { isUuid } from "@/lib/ids";

/** A picture of the guild's own listing, shown to visitors or not, for the editor and its preview. */
export const GET = defineRoute({
  name: "listings.banner.own",
  input: z.strictObject({ size: z.enum(["wide", "banner"]).default("wide") }),
  auth: { guild: "viewer", section: "listing" },
  async handler({ params, input, scope }) {
    const id = params.picture ?? "";
    const bytes = isUuid(id)
      ? await withGuild(scope, (ctx) => guildPicture(ctx, id, input.size), { readOnly: true })
      : null;
    return pictureResponse(bytes, "private, max-age=3600");
  },
});
