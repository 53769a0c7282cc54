import { FEEDS, type Feed } from "../feeds";
import type { SearchParams } from "./member-query";

/** The feed that an address opens; the first one where it names none. */
export function openFeed(params: SearchParams): Feed {
  const [named] = [params.feed].flat();
  return FEEDS.find((feed) => feed === named) ?? FEEDS[0];
}
