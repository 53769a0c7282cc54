import { unstable_cache } from "next/cache";
import { cache } from "react";
import { isBuildPhase } from "./env";

interface PublicCacheOptions<A extends string[]> {
  /** Unique name of the loader: part of the cache's key. */
  name: string;
  /** Tags that renew it, e.g. `["servers"]`. */
  tags: (...args: A) => string[];
  /** Seconds after which it renews itself at the next visit. */
  seconds: number;
}

/**
 * A loader for prerendered pages. While building it gives null, because no database needs to be there: the page
 * renders "not known yet" with its tags already on it, and is renewed at the first visit. At run time a failing
 * database leaves the last good answer in place; only with none at all does it throw.
 */
export function publicLoader<A extends string[], T>(
  options: PublicCacheOptions<A>,
  load: (...args: A) => Promise<T>,
): (...args: A) => Promise<T | null> {
  return cache(async (...args: A) => {
    const tags = options.tags(...args);
    if (isBuildPhase()) {
      const marker = unstable_cache(async () => null, [options.name, "build", ...args], {
        tags,
        revalidate: 1,
      });
      return marker();
    }
    const kept = unstable_cache(() => load(...args), [options.name, ...args], {
      tags,
      revalidate: options.seconds,
    });
    return kept();
  });
}
