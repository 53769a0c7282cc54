import type { BuiltRoute } from "../fixtures/build";
import type { GuildFacts } from "../fixtures/facts";
import { fill } from "../isolation/doors";

export interface Place {
  path: string;
  /** Who sees the page with something on it. */
  person: string | null;
}

/** Where a page of the build is looked at, and as whom. */
export function placeOf({ pattern }: BuiltRoute, guild: GuildFacts): Place {
  if (pattern === "/[...missing]") return { path: "/no-such-page", person: null };
  const path = fill(pattern, guild);
  if (pattern.startsWith("/guilds/")) return { path, person: guild.owner };
  return { path, person: /^\/(me|checkout)\b/.test(pattern) ? guild.buyer : null };
}
