import { AppError } from "@/lib/errors";

/** Methods that must not change anything. */
const READ_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether an `Origin` header names exactly this site. A missing header and `null` are strangers: browsers send
 * Origin with every POST, so only a tool or an attack comes without one. Forwarding headers play no part.
 */
export function isOwnOrigin(origin: string | null, siteUrl: string): boolean {
  return origin !== null && origin === new URL(siteUrl).origin;
}

/**
 * Refuses a state change that does not come from this site's own pages.
 * @throws AppError forbidden
 */
export function assertOwnOrigin(headers: Headers, siteUrl: string): void {
  const site = headers.get("sec-fetch-site");
  const sameSite = site === null || site === "same-origin";
  if (sameSite && isOwnOrigin(headers.get("origin"), siteUrl)) return;
  throw new AppError(
    "forbidden",
    `This request did not come from Grizzly's own pages, so nothing was changed. Open ${new URL(siteUrl).origin} and try again.`,
  );
}

/**
 * The guard of every route handler that changes something: POST only, from our own origin.
 * @throws AppError forbidden
 */
export function guardMutation(request: Request, siteUrl: string): void {
  if (READ_METHODS.has(request.method)) {
    throw new AppError("forbidden", "Changes are made by POST only. Nothing was changed.");
  }
  assertOwnOrigin(request.headers, siteUrl);
}
