import { withSystem } from "@/db/context";
import { publicLoader } from "@/lib/public-cache";
import { type RestingListing, restingListing } from "../data/resting";

const VISITORS = { kind: "system", job: "public-pages" } as const;

/** A page that no plan covers now, inside an object, so that "none" is kept apart from "not known yet". */
export const loadResting = publicLoader<[string], { resting: RestingListing | null }>(
  { name: "resting", tags: (slug) => [`listing:${slug}`], seconds: 60 },
  async (slug) => ({
    // What visitors' own role may read are live pages alone.
    resting: await withSystem(VISITORS, (ctx) => restingListing(ctx, slug), { readOnly: true }),
  }),
);
