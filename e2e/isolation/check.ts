import { expect } from "@playwright/test";
import { personByKey } from "@/sandbox/population";
import { type BuiltRoute, builtRoutes } from "../fixtures/build";
import { type GuildFacts, guildFacts } from "../fixtures/facts";
import { idOf, SITE } from "../fixtures/house";
import { DOORS, type Door, fill, isForStaff } from "./doors";
import { type Answer, standing, VISITORS, verdictOf, visit } from "./visits";

/** The platform's own pages and what they ask for: none of those who try is its staff, so nothing is there. */
function platformDoor({ pattern, kind }: BuiltRoute): Door | null {
  // Without a token in the settings it answers this machine, where the house and its tests run.
  if (pattern === "/api/metrics") return { path: () => pattern, expects: () => "open" };
  if (!/^\/(api\/)?admin(\/|$)/.test(pattern)) return null;
  return {
    path: (guild) => fill(pattern, guild),
    expects: (person) => (person === null && kind === "handler" ? "unauthenticated" : "missing"),
  };
}

/** The door of a route. @throws Error where nobody has said who may enter */
export function doorOf(route: BuiltRoute): Door {
  const door = DOORS.get(route.pattern) ?? platformDoor(route);
  if (!door)
    throw new Error(
      `Nobody has said who may enter ${route.pattern}: add it to DOORS in e2e/isolation/doors.ts.`,
    );
  return door;
}

function request({ method, body }: Door, guild: GuildFacts): RequestInit {
  if (method === "DELETE") return { method, headers: { origin: SITE } };
  if (method !== "POST") return {};
  const value = body?.(guild);
  const form = typeof value === "string";
  return {
    method,
    body: form ? value : JSON.stringify(value),
    headers: {
      origin: SITE,
      "content-type": form ? "application/x-www-form-urlencoded" : "application/json",
    },
  };
}

const others = (person: string | null) => VISITORS.filter((one) => one !== null && one !== person);

/** Whether two people are members of one guild. */
function meet(one: string, other: string): boolean {
  const theirs = Object.keys(personByKey(other).guilds);
  return Object.keys(personByKey(one).guilds).some((guild) => theirs.includes(guild));
}

/** Ids that only a guild's staff, or the person themselves, may read: none of them in any other answer. */
function leaks(route: BuiltRoute, person: string | null, guild: GuildFacts, { body }: Answer): string[] {
  const who = standing(person, guild);
  if (isForStaff(route.pattern) && (who === "owner" || who === "agent")) return [];
  const strangers = others(person).filter(
    // The wallet offers the members of one's own guilds as receivers of coins.
    (one) => !(route.pattern === "/me/wallet" && one !== null && person !== null && meet(one, person)),
  );
  const found = strangers.flatMap((one) => (one && body.includes(idOf(one)) ? [`${one}'s Discord id`] : []));
  return found.map((what) => `${route.pattern} shows ${person ?? "a visitor"} ${what}`);
}

/**
 * Tries every door of one kind of route as everyone, in both guilds. Answers with what was not as it must be.
 * @param shut only where somebody must not get in: what opens was seen to open on another site
 */
export async function tryDoors(kind: BuiltRoute["kind"], site = SITE, shut = false): Promise<string[]> {
  const wrong: string[] = [];
  let tried = 0;
  for (const route of builtRoutes().filter((one) => one.kind === kind)) {
    const door = doorOf(route);
    for (const guild of await guildFacts()) {
      const path = door.path(guild);
      await Promise.all(
        [...VISITORS, guild.buyer].map(async (person) => {
          const expected = door.expects(person, guild);
          if (shut && expected === "open") return;
          const answer = await visit(person, path, request(door, guild), site);
          tried++;
          const verdict = verdictOf(answer);
          if (verdict !== expected)
            wrong.push(`${path} as ${person ?? "visitor"}: ${verdict} (${answer.status}), not ${expected}`);
          wrong.push(...leaks(route, person, guild, answer));
        }),
      );
      if (path === door.path({ ...guild, slug: "x", order: 0, item: 0, service: "x", listing: "x" })) break;
    }
  }
  expect(tried).toBeGreaterThan(50);
  return [...new Set(wrong)];
}
