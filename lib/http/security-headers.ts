import { liveUrl } from "../live-address";

/** Hosts whose pictures a page may show. Everything else that a person links is text. */
export const IMAGE_HOSTS = ["cdn.discordapp.com", "media.discordapp.net", "i.imgur.com"] as const;

export interface PolicyOptions {
  /** Sources that a sign-in form may lead to: browsers check redirects after a form, too. */
  formTargets: readonly string[];
  /** Absent on prerendered public pages, which alone may hold inline scripts. */
  nonce?: string;
  /** Address of the site; `https:` adds the upgrade directive. */
  siteUrl: string;
  /** Where the live gateway is, on pages that follow it. */
  liveUrl?: string | null;
  /** Hot reload evaluates code and keeps a socket open. */
  development: boolean;
}

/** Whether a picture's address is on the list of hosts that the policy lets through. */
export function isAllowedImageUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, username } = new URL(url);
  return (
    protocol === "https:" && port === "" && username === "" && IMAGE_HOSTS.some((host) => host === hostname)
  );
}

function connections({ liveUrl, development }: PolicyOptions): string[] {
  if (development) return ["ws:"];
  return liveUrl && URL.canParse(liveUrl) ? [new URL(liveUrl).origin] : [];
}

/** Content-Security-Policy for one response. Styles may be inline (React's style attribute needs it), scripts only without a nonce. */
export function contentSecurityPolicy(options: PolicyOptions): string {
  const script = options.nonce ? `'nonce-${options.nonce}' 'strict-dynamic'` : "'unsafe-inline'";
  const pictures = IMAGE_HOSTS.map((host) => `https://${host}`);
  return [
    "default-src 'self'",
    `script-src 'self' ${script}${options.development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${pictures.join(" ")}`,
    "font-src 'self'",
    ["connect-src 'self'", ...connections(options)].join(" "),
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    ["form-action 'self'", ...new Set(options.formTargets)].join(" "),
    ...(options.siteUrl.startsWith("https://") ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** The headers that go with every response, whatever it is. HSTS counts only behind TLS; browsers ignore it elsewhere. */
export const FIXED_HEADERS: Readonly<Record<string, string>> = {
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** What signed-in answers add: nothing between us and the person keeps them. */
export const PRIVATE_CACHE = "private, no-store";

const LOCAL_TARGETS = ["http://localhost:*", "http://127.0.0.1:*"];

/** Where sign-in forms may lead: the providers, and on a local site any loopback port, where the sandbox is. */
function formTargetsOf(raw: Record<string, string | undefined>): string[] {
  const providers = [
    raw.DISCORD_OAUTH_URL || "https://discord.com",
    raw.PATREON_URL || "https://www.patreon.com",
    raw.NITRADO_API_URL || "https://api.nitrado.net",
  ];
  const local = !raw.SITE_URL || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(raw.SITE_URL);
  return [...providers.map((url) => new URL(url).origin), ...(local ? LOCAL_TARGETS : [])];
}

/**
 * The headers of every path, put into the build: prerendered pages cannot carry a nonce, so inline scripts pass
 * there. `proxy.ts` replaces the policy on signed-in pages.
 * @param raw the environment, unchecked: a build needs no settings
 */
export function publicHeaders(raw: Record<string, string | undefined>): { key: string; value: string }[] {
  const policy = contentSecurityPolicy({
    formTargets: formTargetsOf(raw),
    siteUrl: raw.SITE_URL || "http://localhost:3000",
    development: raw.NODE_ENV === "development",
  });
  const headers: Record<string, string> = { "Content-Security-Policy": policy, ...FIXED_HEADERS };
  return Object.entries(headers).map(([key, value]) => ({ key, value }));
}

/** The policy of a signed-in page. @param nonce fresh for this response */
export function privatePolicy(raw: Record<string, string | undefined>, nonce: string): string {
  return contentSecurityPolicy({
    formTargets: formTargetsOf(raw),
    nonce,
    liveUrl: liveUrl(raw),
    siteUrl: raw.SITE_URL || "http://localhost:3000",
    development: raw.NODE_ENV === "development",
  });
}
