/** A route handler. */
type Handler = (request: Request) => Promise<Response>;

interface Sent {
  method?: "GET" | "POST";
  form?: Record<string, string>;
  json?: unknown;
  headers?: Record<string, string>;
}

/**
 * A browser for tests: keeps cookies, and sends Origin with every POST as browsers do. Pass `origin: ""` among
 * the headers to leave it out.
 */
export function testBrowser(
  siteUrl: string,
  userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
) {
  const jar = new Map<string, string>();

  function keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split(";");
      const at = pair.indexOf("=");
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      const gone = attributes.some((part) => /^\s*max-age=0$/i.test(part)) || value === "";
      if (gone) jar.delete(name);
      else jar.set(name, value);
    }
  }

  return {
    jar,
    /** Copies every cookie to another browser: what a thief of cookies has. */
    cookie: () => [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
    async send(handler: Handler, path: string, sent: Sent = {}): Promise<Response> {
      const { form, json } = sent;
      const method = sent.method ?? (form || json !== undefined ? "POST" : "GET");
      const headers = new Headers({ "user-agent": userAgent });
      if (jar.size > 0) headers.set("cookie", this.cookie());
      if (method === "POST") headers.set("origin", new URL(siteUrl).origin);
      if (json !== undefined) headers.set("content-type", "application/json");
      for (const [name, value] of Object.entries(sent.headers ?? {})) {
        if (value === "") headers.delete(name);
        else headers.set(name, value);
      }
      const body = form ? new URLSearchParams(form) : json === undefined ? undefined : JSON.stringify(json);
      const response = await handler(new Request(new URL(path, siteUrl), { method, headers, body }));
      keep(response);
      return response;
    },
  };
}

export type TestBrowser = ReturnType<typeof testBrowser>;

/** Settings of a site that talks to a sandbox. */
export function sandboxEnv(siteUrl: string, sandboxUrl: string): Record<string, string> {
  return {
    SITE_URL: siteUrl,
    DATABASE_URL: "postgres://unused.invalid/unused",
    NEXTAUTH_SECRET: "a-secret-of-tests-with-enough-characters",
    INTERNAL_SECRET: "a-secret-of-tests-with-enough-characters",
    SECRETS_KEYRING: `test:${Buffer.alloc(32, 7).toString("base64")}`,
    DISCORD_OAUTH_URL: `${sandboxUrl}/discord`,
    DISCORD_API_URL: `${sandboxUrl}/discord/api/v10`,
    DISCORD_CLIENT_ID: "1180000000000000001",
    DISCORD_CLIENT_SECRET: "sandbox-only-discord-client",
    DISCORD_BOT_TOKEN: "sandbox-only-grizzly-os",
    PATREON_URL: `${sandboxUrl}/patreon`,
    PATREON_CLIENT_ID: "sandbox-patreon-client",
    PATREON_CLIENT_SECRET: "sandbox-only-patreon-client",
    PATREON_CREATOR_TOKEN: "sandbox-only-patreon-creator",
    PATREON_CREATOR_REFRESH_TOKEN: "sandbox-only-patreon-creator-refresh",
    PATREON_CAMPAIGN_ID: "7204118",
    PATREON_WEBHOOK_SECRET: "sandbox-only-patreon-webhook",
    PATREON_TIERS: "bronze:9310201,silver:9310202,gold:9310203",
    PLATFORM_OPERATORS: "234283755110400006",
  };
}
