import { type SystemContext, withSystem } from "@/db/context";
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
  return token === null ? null : withSystem(SYSTEM, (ctx) => usedSession(ctx, { tokenHash: sha256(token) }));
}

/**
 * The live session with a token or an id, which is in use with that: what holds for the one holds for the other.
 * @param which an id comes from a pass that we signed, never from a browser's own words
 */
export async function usedSession(
  ctx: SystemContext,
  which: { tokenHash: string } | { id: string },
): Promise<Session | null> {
  const found = await findSession(ctx, which);
  if (found?.due) await touchSession(ctx, found.session.id);
  return found?.session ?? null;
}
