import { defineRoute } from "@/features/identity/http/route";
import { slugInput } from "@/features/listings/reviews/schema";
import { ownReviewing } from "@/features/listings/web/reviews/own";
import { notFound } from "@/lib/errors";

/** Whether who asks may review the server, with the sentence that says why not, and what they wrote. */
export const GET = defineRoute({
  name: "listings.reviews.own",
  auth: "public",
  guildId: () => null,
  limits: [{ by: "ip", max: 60, seconds: 60 }],
  async handler({ params, user }) {
    const slug = slugInput.safeParse(params.slug);
    if (!slug.success) throw notFound();
    return ownReviewing(slug.data, user);
  },
});
