import { unstable_cache } from "next/cache";
import { cache } from "react";
import { isBuildPhase } from "./env";
import { loggerFor } from "./logger";

const log = loggerFor("public-cache");
const MAX_KEPT = 500;
/** The last good answers of this process, for the moment in which a renewed tag meets a failing database. */
const lastGood = new Map<string, unknown>();

function keep(key: string, value: unknown): void {
  lastGood.delete(key);
  lastGood.set(key, value);
  const oldest = lastGood.keys().next();
  if (lastGood.size > MAX_KEPT && !oldest.done) lastGood.delete(oldest.value);
}

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
 * database leaves the last good answer in place; only with none at all does it throw. Answers pass through
 * JSON: no Date, Map or bigint.
 */
export function publicLoader<A extends string[], T>(
  options: PublicCacheOptions<A>,
  load: (...args: A) => Promise<T>,
): (...args: A) => Promise<T | null> {
  return cache(async (...args: A) => {
    const tags = options.tags(...args);
    const key = [options.name, ...args];
    if (isBuildPhase()) {
      return unstable_cache(async () => null, [...key, "build"], { tags, revalidate: 1 })();
    }
    const kept = unstable_cache(() => load(...args), key, { tags, revalidate: options.seconds });
    const id = JSON.stringify(key);
    try {
      const value = await kept();
      keep(id, value);
      return value;
    } catch (error) {
      if (!lastGood.has(id)) throw error;
      log.error({ loader: options.name, err: error }, "the last good answer stays");
      return lastGood.get(id) as T;
    }
  });
}
