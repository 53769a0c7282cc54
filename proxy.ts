import { type NextRequest, NextResponse } from "next/server";
import { randomToken } from "@/lib/crypto";
import { rawEnv } from "@/lib/env";
import { AppError, tooLarge } from "@/lib/errors";
import { assertOwnOrigin } from "@/lib/http/origin";
import { errorResponse } from "@/lib/http/respond";
import { PRIVATE_CACHE, privatePolicy } from "@/lib/http/security-headers";
import { newRequestId } from "@/lib/ids";

/** Next's own limit for server actions, which it answers with 500: refused here with a sentence instead. */
const ACTION_BYTES = 1024 * 1024;

const PRIVATE = /^\/(?:me|guilds|desk|admin|checkout)(?:\/|$)/;

/** Refuses early what actions refuse as well, because the framework would answer some of it with 500. */
function refusal(request: NextRequest): Response | null {
  if (request.method === "GET" || request.method === "HEAD") return null;
  try {
    assertOwnOrigin(request.headers, rawEnv().SITE_URL || "http://localhost:3000");
    const length = request.headers.get("content-length");
    if (length === null)
      throw new AppError("invalid", "The size of this request is not known. Nothing was changed.");
    if (!/^\d+$/.test(length) || Number(length) > ACTION_BYTES) {
      throw tooLarge("This is larger than the 1 MB that are accepted here. Nothing was changed.");
    }
    return null;
  } catch (error) {
    return errorResponse(error, newRequestId());
  }
}

/**
 * Gives signed-in pages a policy with a nonce of their own, and tells them their address. It guards nothing:
 * without this file every right is checked all the same.
 */
export function proxy(request: NextRequest): Response {
  const refused = refusal(request);
  if (refused) return refused;
  if (!PRIVATE.test(request.nextUrl.pathname)) return NextResponse.next();
  const nonce = randomToken(16);
  const policy = privatePolicy(rawEnv(), nonce);
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  headers.set("x-grizzly-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("cache-control", PRIVATE_CACHE);
  return response;
}

export const config = {
  // Signed-in pages, and whatever brings a body to a page. Public pages stay prerendered and never come here;
  // uploads and webhooks under /api keep their bodies whole.
  // Three expressions, not seven: every request to a public page is held against each of them.
  matcher: [
    "/:section(me|guilds|desk|admin|checkout)/:rest*",
    { source: "/((?!api/|_next/).*)", has: [{ type: "header", key: "content-type" }] },
    { source: "/((?!api/|_next/).*)", has: [{ type: "header", key: "next-action" }] },
  ],
};
