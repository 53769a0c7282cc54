import { z } from "zod";
import { withPublic } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { reviewPage } from "@/features/listings/reviews/data/reviews";
import { slugInput } from "@/features/listings/reviews/schema";
import { notFound } from "@/lib/errors";

/** Reviews of a listed server, ten at a time, the newest first. */
export const GET = defineRoute({
  name: "listings.reviews",
  input: z.strictObject({ after: z.string().max(80).default("") }),
  auth: "public",
  guildId: () => null,
  limits: [{ by: "ip", max: 120, seconds: 60 }],
  async handler({ params, input }) {
    const slug = slugInput.safeParse(params.slug);
    if (!slug.success) throw notFound();
    return withPublic((ctx) => reviewPage(ctx, slug.data, input.after));
  },
});
