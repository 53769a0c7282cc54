// Backslashes, control characters and white space are read differently by browsers and by URL parsers.
const SUSPICIOUS = /[\\\s\p{Cc}\p{Cf}]/u;

/** Percent-encoded forms of the same, and of slashes where a second one would start a host. */
const SUSPICIOUS_ENCODED = /%(?:0[0-9a-f]|1[0-9a-f]|5c|7f)|^\/+%2f/i;

/**
 * A place on this site to go to after sign-in or a form: path, query and hash, always starting with one `/`.
 * Anything that could leave the site (another origin, another scheme, tricks with slashes) gives the fallback.
 * @param target what the browser sent; at most 2,000 characters are considered
 */
export function safeRedirectPath(target: unknown, siteUrl: string, fallback = "/"): string {
  if (typeof target !== "string" || target.length === 0 || target.length > 2_000) return fallback;
  if (SUSPICIOUS.test(target) || SUSPICIOUS_ENCODED.test(target)) return fallback;
  const own = new URL(siteUrl).origin;
  const relative = target.startsWith("/");
  if (relative ? target.startsWith("//") : !target.startsWith(`${own}/`) && target !== own) return fallback;
  if (!URL.canParse(target, own)) return fallback;
  const url = new URL(target, own);
  if (url.origin !== own || url.username !== "" || url.password !== "") return fallback;
  if (url.pathname.startsWith("//") || /^\/+%2f/i.test(url.pathname)) return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** The same as an absolute address of this site. */
export function safeRedirectUrl(target: unknown, siteUrl: string, fallback = "/"): string {
  return `${new URL(siteUrl).origin}${safeRedirectPath(target, siteUrl, fallback)}`;
}
