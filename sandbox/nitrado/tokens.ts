import type { Call } from "@/sandbox/http/types";
import { newToken } from "@/sandbox/oauth";
import type { NitradoScope, NitradoState, NitradoToken } from "./state";

/** A day and a month, by the documentation. Other lifetimes have been seen: clients go by `expires_in`. */
export const ACCESS_SECONDS = 86_400;
export const REFRESH_SECONDS = 30 * 86_400;

const KEPT = 2_000;

export const SCOPES: Record<NitradoScope, string> = {
  user_info: "Your name and e-mail address",
  service: "Your rented services: game servers and their files",
  service_order: "Your orders and invoices",
  ssh_keys: "Your SSH keys",
};

/** Known scopes in a list with spaces; null when one is unknown. */
export function readScope(value: string): NitradoScope[] | null {
  const asked = value.split(/\s+/).filter(Boolean);
  const known = asked.filter((one): one is NitradoScope => Object.hasOwn(SCOPES, one));
  return known.length === asked.length ? [...new Set(known)] : null;
}

type Wanted = Pick<NitradoToken, "kind" | "userId" | "clientId" | "scope"> & Partial<NitradoToken>;

/** Makes a token; only those of OAuth come with a refresh token. @param seconds until the access token expires */
export function issue(call: Call, wanted: Wanted, seconds: number): NitradoToken {
  const now = call.now.getTime();
  return call.store.change(({ nitrado }) => {
    nitrado.sequence += 1;
    const oauth = wanted.kind === "oauth";
    const token: NitradoToken = {
      serviceId: null,
      parent: null,
      description: "",
      ...wanted,
      id: String(nitrado.sequence),
      access: newToken(48),
      accessExpiresAt: now + seconds * 1000,
      refresh: oauth ? newToken(48) : null,
      refreshExpiresAt: oauth ? now + REFRESH_SECONDS * 1000 : 0,
    };
    nitrado.tokens = [...nitrado.tokens, token].slice(-KEPT);
    return token;
  });
}

/** Takes tokens away, and the sub-tokens that live by them. */
export function revoke(state: NitradoState, which: (one: NitradoToken) => boolean): number {
  const gone = new Set(state.tokens.filter(which).map((one) => one.access));
  const before = state.tokens.length;
  state.tokens = state.tokens.filter((one) => !gone.has(one.access) && !gone.has(one.parent ?? ""));
  return before - state.tokens.length;
}

/** Takes the pair of a refresh token away: both of its tokens are dead from now on, and it works once. */
export function takeRefresh(call: Call, refresh: string | null): NitradoToken | null {
  if (!refresh) return null;
  return call.store.change(({ nitrado }) => {
    const found = nitrado.tokens.find((one) => one.refresh === refresh) ?? null;
    if (found) revoke(nitrado, (one) => one === found);
    return found && found.refreshExpiresAt > call.now.getTime() ? found : null;
  });
}

/** The access token of a call as text, from the header or, as Nitrado allows, from the address. */
export function accessOf(call: Call): string | null {
  const [scheme, token] = (call.headers.authorization ?? "").split(" ");
  if (scheme?.toLowerCase() === "bearer" && token) return token;
  return call.url.searchParams.get("access_token");
}

/** The living token of a call, or null. */
export function tokenOf(call: Call): NitradoToken | null {
  const access = accessOf(call);
  const found = call.store.state.nitrado.tokens.find((one) => one.access === access);
  return found && found.accessExpiresAt > call.now.getTime() ? found : null;
}
