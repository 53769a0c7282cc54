/** Hosts whose pictures a page may show. Everything else that a person links is text. */
export const IMAGE_HOSTS = ["cdn.discordapp.com", "media.discordapp.net", "i.imgur.com"] as const;

export interface PolicyOptions {
  /** Origins that a sign-in form may lead to: browsers check redirects after a form, too. */
  formTargets: readonly string[];
  /** Absent on prerendered public pages, which alone may hold inline scripts. */
  nonce?: string;
  /** Address of the site; `https:` adds the upgrade directive. */
  siteUrl: string;
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

/** Content-Security-Policy for one response. Styles may be inline (React's style attribute needs it), scripts only without a nonce. */
export function contentSecurityPolicy(options: PolicyOptions): string {
  const script = options.nonce ? `'nonce-${options.nonce}' 'strict-dynamic'` : "'unsafe-inline'";
  const formTargets = [...new Set(options.formTargets.map((url) => new URL(url).origin))];
  const pictures = IMAGE_HOSTS.map((host) => `https://${host}`);
  return [
    "default-src 'self'",
    `script-src 'self' ${script}${options.development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${pictures.join(" ")}`,
    "font-src 'self'",
    `connect-src 'self'${options.development ? " ws:" : ""}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    ["form-action 'self'", ...formTargets].join(" "),
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
