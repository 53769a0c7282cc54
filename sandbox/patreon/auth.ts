import type { Call, Handler, Reply } from "@/sandbox/http/types";
import { bearer } from "@/sandbox/oauth";
import type { Patron } from "@/sandbox/state/store";
import type { CreatorPair } from "@/sandbox/state/types";
import { missingScope, unauthorized } from "./errors";

/** Whoever a token stands for: a person, or the creator of the campaign, who may do all with it. */
export type Who =
  | { readonly kind: "creator"; readonly scope: readonly string[] }
  | { readonly kind: "patron"; readonly patron: Patron; readonly scope: readonly string[] };

export const CREATOR_SCOPES = [
  "identity",
  "identity[email]",
  "campaigns",
  "w:campaigns.webhook",
  "campaigns.members",
  "campaigns.members[email]",
] as const;

/** The creator's pair that counts now. */
export function creatorPair({ config, store }: Pick<Call, "config" | "store">): CreatorPair {
  const { creatorToken: access, creatorRefreshToken: refresh } = config.patreon;
  return store.state.creator ?? { access, refresh, accessExpiresAt: Number.POSITIVE_INFINITY };
}

function who(call: Call): Who | null {
  const creator = creatorPair(call);
  const living = creator.accessExpiresAt > call.now.getTime();
  if (living && call.headers.authorization === `Bearer ${creator.access}`) {
    return { kind: "creator", scope: CREATOR_SCOPES };
  }
  const token = bearer(call, "patreon");
  const patron = token && call.store.patron(token.personId);
  return token && patron && !patron.patreon.deleted ? { kind: "patron", patron, scope: token.scope } : null;
}

/** A handler behind a scope. The campaign belongs to the creator: everybody else's scopes open nothing of it. */
export function withScope(scope: string, handler: (call: Call, who: Who) => Reply): Handler {
  return (call) => {
    const one = who(call);
    if (!one) return unauthorized();
    return one.scope.includes(scope) ? handler(call, one) : missingScope(scope);
  };
}

export function withCreator(scope: string, handler: (call: Call) => Reply): Handler {
  return withScope(scope, (call, one) => (one.kind === "creator" ? handler(call) : missingScope(scope)));
}
