export interface CookieOptions {
  /** Seconds until it ends; 0 removes it; absent for the browser's session. */
  maxAge?: number;
  secure: boolean;
}

/**
 * Cookie name with the `__Host-` prefix behind TLS: such a cookie cannot be set by a sibling domain or for
 * a part of the site. Browsers refuse the prefix without TLS, so plain local addresses go without.
 */
export function hostCookieName(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}

/** The value of one cookie, or null. The first wins where a name comes twice. */
export function readCookie(headers: Headers, name: string): string | null {
  for (const part of (headers.get("cookie") ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) {
      const value = part.slice(at + 1).trim();
      try {
        return decodeURIComponent(value);
      } catch {
        return null;
      }
    }
  }
  return null;
}

/** A `Set-Cookie` value: HttpOnly, SameSite=Lax, whole site, Secure behind TLS. */
export function serializeCookie(name: string, value: string, options: CookieOptions): string {
  const parts = [`${name}=${encodeURIComponent(value)}`, "Path=/", "HttpOnly", "SameSite=Lax"];
  if (options.maxAge !== undefined) parts.push(`Max-Age=${Math.floor(options.maxAge)}`);
  if (options.secure) parts.push("Secure");
  return parts.join("; ");
}
