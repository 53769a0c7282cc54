import { and, eq } from "drizzle-orm";
import type { GuildContext, PublicContext } from "@/db/context";
import { serverListingPictures } from "@/db/schema/servers";
import { prepared } from "@/db/transaction";

export type PictureSize = "wide" | "banner";

/** Whether a picture was uploaded for this listing. */
export async function pictureExists(ctx: GuildContext, listingId: number, id: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: serverListingPictures.id })
    .from(serverListingPictures)
    .where(
      and(
        eq(serverListingPictures.guildId, ctx.guildId),
        eq(serverListingPictures.listingId, listingId),
        eq(serverListingPictures.id, id),
      ),
    );
  return row !== undefined;
}

const column = (size: PictureSize) => (size === "wide" ? "wide" : "card");

/** A picture of this guild, shown or not, as WebP; null where there is none. */
export async function guildPicture(ctx: GuildContext, id: string, size: PictureSize): Promise<Buffer | null> {
  const [row] = await prepared<{ bytes: Buffer }>(
    ctx.db,
    `select ${column(size)} as bytes from server_listing_pictures where guild_id = $1 and id = $2::uuid`,
    [ctx.guildId, id],
  );
  return row?.bytes ?? null;
}

/** The banner of a live listing, as WebP; null where it has none, or another one. */
export async function publicBanner(
  ctx: PublicContext,
  slug: string,
  id: string,
  size: PictureSize,
): Promise<Buffer | null> {
  const [row] = await prepared<{ bytes: Buffer }>(
    ctx.db,
    `select p.${column(size)} as bytes from server_listings l
     join server_listing_pictures p on p.guild_id = l.guild_id and p.id = l.banner
     where l.slug = $1 and l.state = 'live' and l.banner = $2::uuid`,
    [slug, id],
  );
  return row?.bytes ?? null;
}
