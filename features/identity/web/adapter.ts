import type { Adapter, AdapterSession, AdapterUser } from "next-auth/adapters";
import { withSystem } from "@/db/context";
import { createSession } from "../mutations/sessions";
import { websiteUserByAccount } from "../mutations/sign-in";

const SYSTEM = { kind: "system", job: "sign-in" } as const;

/** What is known about the browser that signs in. */
export interface Visitor {
  userAgent: string | null;
  address: string;
}

/**
 * The parts of next-auth's adapter that a sign-in needs. People and accounts are written before it is asked
 * (`callbacks.signIn`), sessions are read by `findSession`; a call of anything else would be a change in the
 * library's flow, and fails.
 */
export function signInAdapter(visitor: Visitor): Adapter {
  return {
    async getUserByAccount({ provider, providerAccountId }): Promise<AdapterUser | null> {
      const user = await withSystem(SYSTEM, (ctx) => websiteUserByAccount(ctx, provider, providerAccountId));
      // An e-mail address is neither asked for nor kept; the library's type wants one.
      return user && { ...user, email: "", emailVerified: null };
    },
    // Accounts are keyed by provider and id: an address never finds anybody.
    getUserByEmail: () => null,
    async createSession({ sessionToken, userId }): Promise<AdapterSession> {
      const created = await withSystem(SYSTEM, (ctx) =>
        createSession(ctx, { websiteUserId: userId, token: sessionToken, ...visitor }),
      );
      return { sessionToken, userId, expires: created.expiresAt };
    },
    getSessionAndUser: () => null,
  };
}
