import { type Answer, ask } from "@/sandbox/discord/testing";
import type { Sandbox } from "@/sandbox/start";
import { nitradoAccounts } from "./demo";
import type { FaultMode, ServiceStatus } from "./state";

export const REDIRECT = "http://localhost:3000/api/link/nitrado/callback";

/** The long-life token of one of the demo's Nitrado accounts. @throws Error for a person without one */
export function longLifeToken(person: string): string {
  const found = nitradoAccounts.find((one) => one.key === person);
  if (!found) throw new Error(`${person} has no Nitrado account.`);
  return found.token;
}

/** A call of Nitrado's API. `fields` go into the address of a GET or DELETE, and into a form otherwise. */
export function nitradoCall(sandbox: Pick<Sandbox, "url">, token: string | null) {
  return (method: string, path: string, fields: Record<string, string> = {}): Promise<Answer> => {
    const inAddress = method === "GET" || method === "DELETE";
    const query = inAddress && Object.keys(fields).length > 0 ? `?${new URLSearchParams(fields)}` : "";
    return ask(`${sandbox.url}/nitrado${path}${query}`, {
      method,
      headers: token ? { authorization: `Bearer ${token}` } : {},
      ...(inAddress ? {} : { body: new URLSearchParams(fields) }),
    });
  };
}

/** The authorize address that a site would send a browser to. Press a person on it with `sandboxClient`. */
export function authorizeUrl(sandbox: Sandbox, over: Record<string, string | null> = {}): string {
  const url = new URL(`${sandbox.url}/nitrado/oauth/v2/auth`);
  const params: Record<string, string | null> = {
    response_type: "code",
    client_id: sandbox.config.nitrado.clientId,
    redirect_uri: REDIRECT,
    scope: "user_info service",
    state: "state-1",
    ...over,
  };
  for (const [name, value] of Object.entries(params)) if (value !== null) url.searchParams.set(name, value);
  return url.toString();
}

export function tokenRequest(sandbox: Sandbox, form: Record<string, string>): Promise<Answer> {
  const { clientId, clientSecret } = sandbox.config.nitrado;
  return ask(`${sandbox.url}/nitrado/oauth/v2/token`, {
    method: "POST",
    body: new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...form }),
  });
}

export interface FaultInput {
  mode: FaultMode | "none";
  /** Only calls about this service. */
  service?: string;
  /** Only paths below /nitrado that contain this, such as `/file_server/list` or `/fileserver/seek`. */
  path?: string;
  delayMs?: number;
  retryAfterSeconds?: number;
  /** How many requests it hits; all without it. */
  remaining?: number;
}

/** Nitrado's part of the control API. Throws an Error with the sandbox's sentence when something is refused. */
export function nitradoControl(url: string) {
  const base = url.replace(/\/+$/, "");
  async function post<T>(path: string, body: object): Promise<T> {
    const { status, body: answer } = await ask(`${base}/__sandbox/nitrado${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: base },
      body: JSON.stringify(body),
    });
    if (status !== 200) throw new Error(answer.error ?? `The sandbox answered ${status} to ${path}`);
    return answer.data as T;
  }
  return {
    /** Adds a fault for a service and a path, or takes the one that is there back with `none`. */
    fault: (fault: FaultInput) => post<unknown>("/faults", fault),
    clearFaults: () => post<null>("/faults/clear", {}),
    /** Requests that a token has in an hour. */
    limit: (requests: number) => post<null>("/limit", { requests }),
    /** `expire` ends access tokens and leaves refresh tokens; `revoke` takes everything, long-life tokens too. */
    tokens: (person: string, verb: "expire" | "revoke") =>
      post<{ count: number }>(`/accounts/${person}/tokens`, { do: verb }),
    status: (service: string, status: ServiceStatus) => post<unknown>(`/services/${service}`, { status }),
    guest: (service: string, userId: string, roles: string[]) =>
      post<unknown>(`/services/${service}`, { guest: { userId, roles } }),
    setting: (service: string, category: string, key: string, value: string) =>
      post<unknown>(`/services/${service}`, { setting: { category, key, value } }),
    /** Writes a file; `null` removes it. */
    file: (service: string, path: string, text: string | null, more: { append?: boolean; at?: Date } = {}) =>
      post<{ size: number }>(`/services/${service}/files`, { path, text, ...more }),
  };
}
