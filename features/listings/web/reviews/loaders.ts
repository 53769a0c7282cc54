import { withPublic } from "@/db/context";
import { publicLoader } from "@/lib/public-cache";
import { reviewPage } from "../../reviews/data/reviews";
import type { ReviewPage } from "../../reviews/schema";
import { reviewTag } from "../../rules";

/** The newest reviews of a listed server; null while the build runs. Renewed when one changes. */
export const loadReviews = publicLoader<[string], ReviewPage>(
  { name: "reviews", tags: (slug) => [`listing:${slug}`, reviewTag(slug)], seconds: 300 },
  (slug) => withPublic((ctx) => reviewPage(ctx, slug)),
);
