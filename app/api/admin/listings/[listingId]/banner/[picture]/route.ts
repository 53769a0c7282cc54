import { withGuild, withSystem } from "@/db/context";
import { scopeForPlatform } from "@/features/guilds/scope";
import { actorOf } from "@/features/identity/http/gate";
import { defineRoute } from "@/features/identity/http/route";
import { guildPicture } from "@/features/listings/data/pictures";
import { guildOfListing } from "@/features/listings/data/platform-list";
import { listingIdOf } from "@/features/listings/web/listing-query";
import { pictureResponse } from "@/features/listings/web/picture-response";
import { notFound } from "@/lib/errors";
import { isUuid } from "@/lib/ids";

/** A picture that a guild sent for its listing, for the staff who look at it. */
export const GET = defineRoute({
  name: "listings.banner.staff",
  auth: { staff: "support" },
  guildId: () => null,
  async handler({ params, user }) {
    const [listingId, id] = [listingIdOf(params.listingId ?? ""), params.picture ?? ""];
    if (listingId === null || !isUuid(id)) throw notFound();
    const guildId = await withSystem(actorOf(user), (ctx) => guildOfListing(ctx, listingId), {
      readOnly: true,
    });
    if (guildId === null) throw notFound();
    const bytes = await withGuild(scopeForPlatform(user, guildId), (ctx) => guildPicture(ctx, id, "wide"), {
      readOnly: true,
    });
    return pictureResponse(bytes, "private, max-age=3600");
  },
});
