import { sandboxClient } from "@/sandbox/client";
import { type Answer, ask } from "@/sandbox/discord/testing";
import type { Sandbox } from "@/sandbox/start";

export const REDIRECT = "http://localhost:3000/api/link/patreon/callback";
export const CREATOR = "sandbox-only-patreon-creator";
export const AGENT = { "user-agent": "Grizzly test" };

export function authorizeUrl(sandbox: Sandbox, over: Record<string, string> = {}): string {
  const url = new URL(`${sandbox.url}/patreon/oauth2/authorize`);
  const { clientId } = sandbox.config.patreon;
  const params = {
    response_type: "code",
    client_id: clientId,
    redirect_uri: REDIRECT,
    scope: "identity",
    state: "s",
  };
  for (const [name, value] of Object.entries({ ...params, ...over })) url.searchParams.set(name, value);
  return url.toString();
}

export function tokenRequest(sandbox: Sandbox, form: Record<string, string>): Promise<Answer> {
  const { clientId, clientSecret } = sandbox.config.patreon;
  return ask(`${sandbox.url}/patreon/api/oauth2/token`, {
    method: "POST",
    headers: AGENT,
    body: new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...form }),
  });
}

/** Signs a person in at Patreon; the answer of the token endpoint. */
export async function signIn(sandbox: Sandbox, person: string, scope = "identity"): Promise<Answer> {
  const back = await sandboxClient(sandbox.url).authorize(authorizeUrl(sandbox, { scope }), person);
  const code = back.searchParams.get("code") ?? "";
  return tokenRequest(sandbox, { grant_type: "authorization_code", code, redirect_uri: REDIRECT });
}

/** A call of the API v2. Brackets in `query` are encoded, as Patreon wants them. */
export function apiCall(sandbox: Sandbox, token: string) {
  return (
    method: string,
    path: string,
    query: Record<string, string> = {},
    body?: unknown,
  ): Promise<Answer> =>
    ask(`${sandbox.url}/patreon/api/oauth2/v2${path}?${new URLSearchParams(query)}`, {
      method,
      headers: {
        ...AGENT,
        authorization: `Bearer ${token}`,
        ...(body ? { "content-type": "application/json" } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
}
