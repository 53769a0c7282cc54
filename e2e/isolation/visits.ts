import type { GuildFacts } from "../fixtures/facts";
import { SITE } from "../fixtures/house";
import { cookieHeader, sessionOf } from "../fixtures/people";

/** Everyone who tries each door: nobody, somebody in no guild, a member, an agent, owners, one who was an owner. */
export const VISITORS: readonly (string | null)[] = [
  null,
  "noharbour",
  "mudboots",
  "marrowwren",
  "quietledger",
  "stoneharrow",
  "hollowpine",
];

/** How a door answers. */
export type Verdict =
  | "open"
  | "sign-in"
  | "missing"
  | "no-access"
  | "unauthenticated"
  | "forbidden"
  | "refused"
  | "leads-on";

export interface Answer {
  status: number;
  location: string;
  body: string;
}

export async function visit(
  person: string | null,
  path: string,
  init: RequestInit = {},
  site = SITE,
): Promise<Answer> {
  const headers = new Headers(init.headers);
  const cookie = cookieHeader(await sessionOf(person));
  if (cookie) headers.set("cookie", cookie);
  const answer = await fetch(`${site}${path}`, { ...init, headers, redirect: "manual" });
  return {
    status: answer.status,
    location: answer.headers.get("location") ?? "",
    body: await answer.text(),
  };
}

/** What an answer amounts to; an odd one is told as it is. */
export function verdictOf({ status, location, body }: Answer): Verdict | string {
  const path = location.startsWith("http") ? new URL(location).pathname : location.split("?")[0];
  // A page that fails while it is sent has said 200 before. A part that is left to the browser has no digest.
  const failure = /data-dgst="([^"]+)"/.exec(body)?.[1];
  if (status === 200 || status === 204) return failure === undefined ? "open" : `broken by ${failure}`;
  if (status === 404) return "missing";
  if (status === 401) return "unauthenticated";
  if (status === 403) return "forbidden";
  if (status >= 400 && status < 500) return "refused";
  if (status >= 300 && status < 400) {
    if (path === "/sign-in") return "sign-in";
    return path?.endsWith("/no-access") ? "no-access" : "leads-on";
  }
  return `${status} ${location}`;
}

/** What a person is in a guild. */
export function standing(person: string | null, guild: GuildFacts): "visitor" | "none" | "agent" | "owner" {
  if (person === null) return "visitor";
  if (person === guild.owner) return "owner";
  return person === guild.agent ? "agent" : "none";
}
