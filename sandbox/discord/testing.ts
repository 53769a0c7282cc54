import type { Sandbox } from "@/sandbox/start";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Whatever the JSON says, or the text of something else. */
  readonly body: ReturnType<typeof JSON.parse>;
}

export async function ask(url: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(url, { redirect: "manual", ...init });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") && text;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** A bot's call of the Discord API. */
export function botCall(sandbox: Sandbox, token = "sandbox-only-grizzly-os") {
  return (method: string, path: string, body?: unknown): Promise<Answer> =>
    ask(`${sandbox.url}/discord/api/v10${path}`, {
      method,
      headers: { authorization: `Bot ${token}`, ...(body ? { "content-type": "application/json" } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
}

export const REDIRECT = "http://localhost:3000/api/auth/callback/discord";

/** The authorize address that a site would send a browser to. */
export function authorizeUrl(sandbox: Sandbox, over: Record<string, string | null> = {}): string {
  const url = new URL(`${sandbox.url}/discord/oauth2/authorize`);
  const params: Record<string, string | null> = {
    response_type: "code",
    client_id: sandbox.config.discord.clientId,
    redirect_uri: REDIRECT,
    scope: "identify guilds guilds.members.read",
    state: "state-1",
    ...over,
  };
  for (const [name, value] of Object.entries(params)) if (value !== null) url.searchParams.set(name, value);
  return url.toString();
}

export function tokenRequest(sandbox: Sandbox, form: Record<string, string>, basic = false): Promise<Answer> {
  const { clientId, clientSecret } = sandbox.config.discord;
  const credentials = { client_id: clientId, client_secret: clientSecret };
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
  return ask(`${sandbox.url}/discord/api/v10/oauth2/token`, {
    method: "POST",
    headers: basic ? { authorization } : {},
    body: new URLSearchParams(basic ? form : { ...credentials, ...form }),
  });
}
