import { createHash } from "node:crypto";
import type { NextApiRequest, NextApiResponse } from "next";
import * as nextAuthModule from "next-auth";
import { withSystem } from "@/db/context";
import { randomToken } from "@/lib/crypto";
import { env, rawEnv } from "@/lib/env";
import { clientAddress } from "@/lib/http/address";
import { readInput } from "@/lib/http/body";
import { readCookie, serializeCookie } from "@/lib/http/cookies";
import { guardMutation } from "@/lib/http/origin";
import { safeRedirectUrl } from "@/lib/http/redirect";
import { FIXED_HEADERS, PRIVATE_CACHE } from "@/lib/http/security-headers";
import { actorOf, enforceLimits } from "../http/gate";
import { sessionCookieName, sessionOfToken, sessionToken } from "../http/session";
import { revokeAll, revokeByToken } from "../mutations/sessions";
import { authOptions, flowCookieNames } from "./auth-options";

type Handler = (
  req: NextApiRequest,
  res: NextApiResponse,
  options: ReturnType<typeof authOptions>,
) => Promise<void>;

// The package is CommonJS: bundlers and Node disagree on where its default export lies.
function nextAuth(): Handler {
  let found: unknown = nextAuthModule;
  while (typeof found === "object" && found !== null && "default" in found) found = found.default;
  return found as Handler;
}

/** Collects what the library writes to a response of the older kind. */
class Answer {
  status_ = 200;
  readonly headers = new Headers({ ...FIXED_HEADERS, "Cache-Control": PRIVATE_CACHE });
  body: string | null = null;
  private readonly cookies: string[] = [];

  status(code: number): this {
    this.status_ = code;
    return this;
  }
  getHeader(name: string): string[] | string | undefined {
    if (name.toLowerCase() === "set-cookie") return this.cookies.length > 0 ? this.cookies : undefined;
    return this.headers.get(name) ?? undefined;
  }
  setHeader(name: string, value: string | string[]): this {
    if (name.toLowerCase() === "set-cookie") this.cookies.splice(0, this.cookies.length, ...[value].flat());
    else this.headers.set(name, [value].flat().join(", "));
    return this;
  }
  json(value: unknown): void {
    this.headers.set("content-type", "application/json");
    this.body = JSON.stringify(value);
  }
  send(value: unknown): void {
    if (typeof value === "string") this.body = value;
    else this.json(value);
  }
  end(): void {}

  toResponse(): Response {
    // The library's own token has no use here: the Origin check stands in its place.
    const kept = this.cookies.filter((cookie) => !cookie.startsWith(`${flowCookieNames().csrf}=`));
    for (const cookie of kept) this.headers.append("set-cookie", cookie);
    return new Response(this.body, { status: this.status_, headers: this.headers });
  }
}

// The library finds its own address in the environment; forwarding headers must never decide it.
function pinAddress(): void {
  rawEnv().NEXTAUTH_URL = `${new URL(env().SITE_URL).origin}/api/auth`;
}

interface LibraryCall {
  action: string[];
  method: "GET" | "POST";
  query: Record<string, string>;
  cookies: Record<string, string>;
  body?: Record<string, string>;
}

async function callLibrary(request: Request, call: LibraryCall): Promise<Answer> {
  pinAddress();
  const answer = new Answer();
  const visitor = {
    userAgent: request.headers.get("user-agent"),
    address: clientAddress(request.headers, env().TRUSTED_PROXY_HOPS),
  };
  const { action, query, ...rest } = call;
  const incoming = { ...rest, query: { ...query, nextauth: action }, headers: {} };
  await nextAuth()(
    incoming as unknown as NextApiRequest,
    answer as unknown as NextApiResponse,
    authOptions(visitor),
  );
  return answer;
}

/** A 303 to a place on this site. */
function leadTo(path: string, cookies: string[] = []): Response {
  const headers = new Headers({ ...FIXED_HEADERS, "Cache-Control": PRIVATE_CACHE });
  headers.set("location", safeRedirectUrl(path, env().SITE_URL));
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}

/** Many people can share an address, and there is nothing here to guess: this only keeps a loop from running free. */
const SIGN_IN_LIMITS = [{ by: "ip" as const, max: 240, seconds: 300 }];

/**
 * Starts a sign-in: a plain form's POST from our own pages. The Origin check takes the place of the library's
 * own token, which only scripts could send.
 */
export async function startSignIn(request: Request): Promise<Response> {
  guardMutation(request, env().SITE_URL);
  const address = clientAddress(request.headers, env().TRUSTED_PROXY_HOPS);
  await enforceLimits("identity.sign_in", SIGN_IN_LIMITS, {
    address,
    userId: null,
    guildId: null,
  });
  const input = (await readInput(request, 8_192)) as Record<string, unknown>;
  const csrf = randomToken();
  const proof = createHash("sha256").update(`${csrf}${env().NEXTAUTH_SECRET}`).digest("hex");
  const callbackUrl = safeRedirectUrl(input.callbackUrl, env().SITE_URL, "/me");
  const body: Record<string, string> = { csrfToken: csrf, callbackUrl };
  if (input.json === "true" || input.json === true) body.json = "true";
  const cookies = { [flowCookieNames().csrf]: `${csrf}|${proof}` };
  const answer = await callLibrary(request, {
    action: ["signin", "discord"],
    method: "POST",
    query: {},
    cookies,
    body,
  });
  return answer.toResponse();
}

function flowCookies(request: Request): Record<string, string> {
  const { state, pkce, callback } = flowCookieNames();
  const pairs = [state, pkce, callback].flatMap((name) => {
    const value = readCookie(request.headers, name);
    return value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(pairs);
}

function problemOf(location: string): string {
  const code = new URL(location, env().SITE_URL).searchParams.get("error");
  return code === "AccessDenied"
    ? "banned"
    : code === "OAuthCallback" || code === "Callback"
      ? "expired"
      : "provider";
}

/**
 * Where Discord sends the browser back to. The library never sees an earlier session: it would keep its token,
 * or link a second Discord account to it. The earlier session ends instead.
 */
export async function finishSignIn(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  if (query.error)
    return leadTo(`/sign-in?error=${query.error === "access_denied" ? "cancelled" : "provider"}`);
  const call = {
    action: ["callback", "discord"],
    method: "GET" as const,
    query,
    cookies: flowCookies(request),
  };
  const answer = await callLibrary(request, call);
  const location = answer.headers.get("location") ?? "/";
  const signedIn = [answer.getHeader("set-cookie") ?? []]
    .flat()
    .some((cookie) => cookie.startsWith(`${sessionCookieName()}=`));
  if (!signedIn) {
    const ours = location.startsWith("/sign-in?error=");
    return leadTo(ours ? location : `/sign-in?error=${problemOf(location)}`);
  }
  const earlier = sessionToken(request.headers);
  if (earlier)
    await withSystem({ kind: "system", job: "sign-in" }, (ctx) => revokeByToken(ctx, earlier, "replaced"));
  answer.headers.set("location", safeRedirectUrl(location, env().SITE_URL, "/me"));
  return answer.toResponse();
}

/** The cookie that takes the session's away. */
export const clearedSessionCookie = (): string =>
  serializeCookie(sessionCookieName(), "", { maxAge: 0, secure: env().secureCookies });

/** Ends every session of the person: a plain form's POST. Without a session there is nothing to end. */
export async function signOutEverywhere(request: Request): Promise<Response> {
  guardMutation(request, env().SITE_URL);
  const session = await sessionOfToken(sessionToken(request.headers));
  if (session) {
    const { user } = session;
    await withSystem(actorOf(user), (ctx) => revokeAll(ctx, user.id, "sign-out-everywhere"));
  }
  return leadTo("/", [clearedSessionCookie()]);
}

/** Ends this browser's session: a plain form's POST from our own pages. */
export async function signOut(request: Request): Promise<Response> {
  guardMutation(request, env().SITE_URL);
  const input = (await readInput(request, 8_192)) as Record<string, unknown>;
  const token = sessionToken(request.headers);
  if (token)
    await withSystem({ kind: "system", job: "sign-out" }, (ctx) => revokeByToken(ctx, token, "sign-out"));
  const target = typeof input.callbackUrl === "string" ? input.callbackUrl : "/";
  return leadTo(safeRedirectUrl(target, env().SITE_URL), [clearedSessionCookie()]);
}
