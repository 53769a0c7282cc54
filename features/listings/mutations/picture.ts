import { and, eq, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { serverListingPictures } from "@/db/schema/servers";
import { recordAudit } from "@/features/audit/mutations";
import { newId } from "@/lib/ids";
import { listingOf } from "../data/form";
import type { BannerPicture } from "../picture";

/**
 * Keeps an uploaded picture for the draft to choose. Earlier ones that neither visitors nor the draft have are
 * forgotten, so that a listing keeps three at most.
 * @throws AppError not_found
 */
export async function keepPicture(
  ctx: GuildContext,
  listingId: number,
  { wide, card }: BannerPicture,
): Promise<{ id: string }> {
  const { row, form } = await listingOf(ctx, listingId, { lock: true });
  const p = serverListingPictures;
  const inUse = sql`${p.id}::text in (${row.banner ?? ""}, ${form.banner ?? ""})`;
  await ctx.db
    .delete(p)
    .where(and(eq(p.guildId, ctx.guildId), eq(p.listingId, row.listingId), sql`not (${inUse})`));
  const id = newId();
  await ctx.db.insert(p).values({ guildId: ctx.guildId, id, listingId: row.listingId, wide, card });
  await recordAudit(ctx, {
    action: "listing.picture.upload",
    subjectType: "server_listing",
    subjectId: String(listingId),
    after: { picture: id, bytes: wide.byteLength + card.byteLength },
  });
  return { id };
}
