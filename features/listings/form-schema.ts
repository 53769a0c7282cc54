import { z } from "zod";
import type { ListingForm } from "./form";
import { featuresInput, listingInput, serverInput } from "./schema";

const { serverId: _, ...texts } = listingInput.shape;
const { platform, region, city, languages, fighting, timeZone, restartTimes } = serverInput.shape;

/** What the editor sends: the whole listing each time. */
export const listingForm = z.strictObject({
  ...texts,
  banner: z.uuid("This is not a picture of this listing.").nullable(),
  platform,
  region,
  city,
  languages,
  fighting,
  timeZone,
  restartTimes,
  ...featuresInput.shape,
}) satisfies z.ZodType<ListingForm>;

/** A kept draft; null for one that cannot be read any more. */
export function keptDraft(kept: unknown): ListingForm | null {
  const read = listingForm.safeParse(kept);
  return read.success ? read.data : null;
}
