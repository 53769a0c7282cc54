import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Call } from "./http/types";
import type { AuthCode, Provider, TokenPair } from "./state/types";

/** What both providers' OAuth servers do alike: codes that work once, tokens in pairs, client credentials. */

const KEPT_CODES = 500;
const KEPT_TOKENS = 2_000;

export function newToken(bytes = 30): string {
  return randomBytes(bytes).toString("base64url");
}

export function issueCode(call: Call, code: Omit<AuthCode, "code" | "expiresAt">, seconds: number): string {
  const issued: AuthCode = { ...code, code: newToken(), expiresAt: call.now.getTime() + seconds * 1000 };
  call.store.change((state) => {
    state.codes = [...state.codes.filter((one) => one.expiresAt > call.now.getTime()), issued].slice(
      -KEPT_CODES,
    );
  });
  return issued.code;
}

/** Takes a code away, whether it is still good or not; null when there is none, or it is too old. */
export function takeCode(call: Call, provider: Provider, code: string | null): AuthCode | null {
  return call.store.change((state) => {
    const found = state.codes.find((one) => one.provider === provider && one.code === code) ?? null;
    state.codes = state.codes.filter((one) => one !== found);
    return found && found.expiresAt > call.now.getTime() ? found : null;
  });
}

export function issueTokens(
  call: Call,
  grant: Pick<TokenPair, "provider" | "personId" | "clientId" | "scope">,
  seconds: number,
): TokenPair {
  const pair: TokenPair = {
    provider: grant.provider,
    personId: grant.personId,
    clientId: grant.clientId,
    scope: grant.scope,
    access: newToken(),
    accessExpiresAt: call.now.getTime() + seconds * 1000,
    refresh: newToken(),
  };
  call.store.change((state) => {
    state.tokens = [...state.tokens, pair].slice(-KEPT_TOKENS);
  });
  return pair;
}

/** Takes the pair with this refresh token away: it works once. */
export function takeRefresh(call: Call, provider: Provider, refresh: string | null): TokenPair | null {
  return call.store.change((state) => {
    const found = state.tokens.find((one) => one.provider === provider && one.refresh === refresh) ?? null;
    state.tokens = state.tokens.filter((one) => one !== found);
    return found;
  });
}

/** The living pair of a Bearer token, or null. */
export function bearer(call: Call, provider: Provider): TokenPair | null {
  const [scheme, token] = (call.headers.authorization ?? "").split(" ");
  if (scheme?.toLowerCase() !== "bearer" || !token) return null;
  const found = call.store.state.tokens.find((one) => one.provider === provider && one.access === token);
  return found && found.accessExpiresAt > call.now.getTime() ? found : null;
}

function same(a: string, b: string): boolean {
  const hash = (value: string) => createHash("sha256").update(value).digest();
  return timingSafeEqual(hash(a), hash(b));
}

/** The client's id and secret, from Basic authentication or from the form. */
export function isClient(call: Call, form: URLSearchParams, id: string, secret: string): boolean {
  const header = call.headers.authorization ?? "";
  if (header.toLowerCase().startsWith("basic ")) {
    const [user = "", ...rest] = Buffer.from(header.slice(6), "base64").toString("utf8").split(":");
    const password = rest.join(":");
    return (
      same(user, encodeURIComponent(id)) &&
      (same(password, secret) || same(password, encodeURIComponent(secret)))
    );
  }
  return same(form.get("client_id") ?? "", id) && same(form.get("client_secret") ?? "", secret);
}

/** PKCE, S256: a code that was asked for with a challenge needs its verifier, and only such a code. */
export function proves(challenge: string | null, verifier: string | null): boolean {
  if (challenge === null) return true;
  return verifier !== null && same(createHash("sha256").update(verifier).digest("base64url"), challenge);
}

/** `uri` with more parameters; those it has stay. */
export function withParams(uri: string, params: Record<string, string | null>): string {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(params)) if (value !== null) url.searchParams.set(name, value);
  return url.toString();
}
