import { type NextRequest, NextResponse } from "next/server";
import { randomToken } from "@/lib/crypto";
import { rawEnv } from "@/lib/env";
import { PRIVATE_CACHE, privatePolicy } from "@/lib/http/security-headers";

/**
 * Gives signed-in pages a policy with a nonce of their own, and tells them their address. It guards nothing:
 * without this file every right is checked all the same.
 */
export function proxy(request: NextRequest): NextResponse {
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
  // Signed-in pages only: public pages stay prerendered, and uploads and webhooks under /api keep their bodies whole.
  matcher: ["/me/:path*", "/guilds/:path*", "/desk/:path*", "/admin/:path*", "/checkout/:path*"],
};
