import { withSystem } from "@/db/context";
import { sha256 } from "@/lib/crypto";
import { env } from "@/lib/env";
import { hostCookieName, readCookie } from "@/lib/http/cookies";
import { findSession } from "../data/sessions";
import { touchSession } from "../mutations/sessions";
import type { Session } from "../schema";

const SYSTEM = { kind: "system", job: "session" } as const;

/** Name of the session cookie: with the `__Host-` prefix behind TLS. */
export function sessionCookieName(): string {
  return hostCookieName("grizzly.session", env().secureCookies);
}

/** The token that a browser sent, or null when it cannot be one of ours (32 random bytes, base64url). */
export function sessionToken(headers: Headers): string | null {
  const token = readCookie(headers, sessionCookieName());
  return token !== null && /^[\w-]{43}$/.test(token) ? token : null;
}

/** The live session behind a token: a user id and a row, read from the database each time. */
export async function sessionOfToken(token: string | null): Promise<Session | null> {
  return token === null ? null : used({ tokenHash: sha256(token) });
}

/**
 * The live session that a pass of the live line names: what holds for its token holds for its id.
 * @param id of the session row, from a pass that we signed: never from a browser's own words
 */
export function sessionOfPass(id: string): Promise<Session | null> {
  return used({ id });
}

function used(which: { tokenHash: string } | { id: string }): Promise<Session | null> {
  return withSystem(SYSTEM, async (ctx) => {
    const found = await findSession(ctx, which);
    if (found?.due) await touchSession(ctx, found.session.id);
    return found?.session ?? null;
  });
}
