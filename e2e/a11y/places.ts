import type { BuiltRoute } from "../fixtures/build";
import type { GuildFacts } from "../fixtures/facts";
import { SAKHAL } from "../fixtures/house";
import { fill } from "../isolation/doors";

export interface Place {
  path: string;
  /** Who sees the page with something on it. */
  person: string | null;
}

/** Where a page of the build is looked at, and as whom. */
export function placeOf({ pattern }: BuiltRoute, guild: GuildFacts): Place {
  if (pattern === "/[...missing]") return { path: "/no-such-page", person: null };
  // The demo community's one verdict gives coins to somebody who tries no doors.
  if (pattern === "/me/verdicts/[guild]/[number]")
    return { path: fill(pattern, guild), person: "oldkestrel" };
  if (/^\/admin(\/|$)/.test(pattern)) {
    const own = pattern.replace("[guildId]", guild.id).replace("/users/[id]", `/users/${guild.ownerId}`);
    return { path: fill(own, guild), person: "northwatch" };
  }
  const path = fill(pattern.replace("[otherId]", String(guild.rival)), guild);
  if (/^\/(guilds|desk)\b/.test(pattern)) return { path, person: guild.owner };
  return { path, person: /^\/(me|checkout)\b/.test(pattern) ? guild.buyer : null };
}

/** The dashboard's sections in a guild that has nothing: addresses without the id of a thing, which is not there. */
export const emptySections = (pages: readonly BuiltRoute[]): string[] =>
  pages
    .map(({ pattern }) => pattern)
    .filter((pattern) => /^\/guilds\/\[guildId\](\/[^[\]]+)?$/.test(pattern))
    .map((pattern) => pattern.replace("[guildId]", SAKHAL.slug));
