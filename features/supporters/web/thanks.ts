import { withPublic } from "@/db/context";
import { publicLoader } from "@/lib/public-cache";
import { thanksWall } from "../data/thanks";

/** Supporters who asked to be thanked by name; null while the build runs. */
export const loadThanks = publicLoader({ name: "thanks", tags: () => ["supporters"], seconds: 3_600 }, () =>
  withPublic(thanksWall),
);
