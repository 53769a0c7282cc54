import { withSystem, withUser } from "@/db/context";
import { actorOf, enforceLimits } from "@/features/identity/http/gate";
import { sessionOfToken, sessionToken } from "@/features/identity/http/session";
import type { Session } from "@/features/identity/schema";
import { env } from "@/lib/env";
import { AppError, unauthenticated } from "@/lib/errors";
import { clientAddress } from "@/lib/http/address";
import { readInput } from "@/lib/http/body";
import { hostCookieName, readCookie, serializeCookie } from "@/lib/http/cookies";
import { guardMutation } from "@/lib/http/origin";
import { ProviderError } from "@/lib/http/provider";
import { safeRedirectPath } from "@/lib/http/redirect";
import { FIXED_HEADERS, PRIVATE_CACHE } from "@/lib/http/security-headers";
import { newRequestId } from "@/lib/ids";
import { loggerFor } from "@/lib/logger";
import { attachPatreon, LINK_SECONDS, startLink, takeLink } from "../mutations/link";
import { recordSync } from "../mutations/sync-log";
import type { PatreonService } from "../service";
import { configuredPatreon } from "../sync";

const log = loggerFor("patreon-link");

/** Where the portal is: people come back here when nothing else was asked for. */
const PORTAL = "/me/supporter";

const verifierCookie = () => hostCookieName("grizzly.link", env().secureCookies);

function leadTo(location: string, cookie: string): Response {
  const headers = new Headers({
    ...FIXED_HEADERS,
    "Cache-Control": PRIVATE_CACHE,
    location,
    "set-cookie": cookie,
  });
  return new Response(null, { status: 303, headers });
}

const cookie = (value: string, maxAge: number) =>
  serializeCookie(verifierCookie(), value, { maxAge, secure: env().secureCookies });

const scopeOf = (session: Session) => ({
  userId: session.user.id,
  actor: actorOf(session.user),
  requestId: newRequestId(),
});

async function limited(request: Request, session: Session): Promise<void> {
  const address = clientAddress(request.headers, env().TRUSTED_PROXY_HOPS);
  const caller = { address, userId: session.user.id, guildId: null };
  await enforceLimits("supporters.link", [{ by: "user", max: 20, seconds: 600 }], caller);
}

/** Leads a signed-in person to Patreon: a plain form's POST. @throws AppError */
export async function startPatreonLink(
  request: Request,
  service: PatreonService = configuredPatreon(),
): Promise<Response> {
  guardMutation(request, env().SITE_URL);
  const session = await sessionOfToken(sessionToken(request.headers));
  if (!session) throw unauthenticated("Sign in first, then link Patreon. Nothing was changed.");
  await limited(request, session);
  const input = (await readInput(request, 8_192)) as Record<string, unknown>;
  const returnTo = safeRedirectPath(input.returnTo, env().SITE_URL, PORTAL);
  const started = await withUser(scopeOf(session), (ctx) =>
    startLink(ctx, { sessionId: session.id, returnTo }),
  );
  return leadTo(service.authorizeUrl(started.state), cookie(started.verifier, LINK_SECONDS));
}

function answerTo(returnTo: string, code: string): Response {
  const url = new URL(returnTo, env().SITE_URL);
  url.searchParams.set("patreon", code);
  return leadTo(
    safeRedirectPath(`${url.pathname}${url.search}${url.hash}`, env().SITE_URL, PORTAL),
    cookie("", 0),
  );
}

const isTaken = (error: unknown) => (error as { cause?: { code?: unknown } } | null)?.cause?.code === "23505";

function codeOf(error: unknown): string {
  if (error instanceof ProviderError) return "provider";
  // Two links of one account in the same moment: the key lets one through.
  if (isTaken(error)) return "taken";
  if (!(error instanceof AppError)) throw error;
  if (error.code === "conflict") return "taken";
  return error.code === "invalid" ? "expired" : "provider";
}

async function attach(session: Session, code: string, asOf: Date, service: PatreonService): Promise<void> {
  const started = performance.now();
  const tokens = await service.exchange(code);
  const identity = await service.identity(tokens.accessToken);
  await withSystem(actorOf(session.user), async (ctx) => {
    await attachPatreon(ctx, session.user.id, identity, tokens, asOf);
    const memberId = identity.member?.memberId ?? null;
    const counts = { seen: identity.member ? 1 : 0, changed: 0, failed: 0 };
    await recordSync(ctx, {
      reason: "link",
      askedBy: session.user.id,
      memberId,
      ...counts,
      tookMs: performance.now() - started,
    });
  });
}

/** Where Patreon sends the browser back to: links the account, or says on the portal why not. */
export async function finishPatreonLink(
  request: Request,
  service: PatreonService = configuredPatreon(),
): Promise<Response> {
  const session = await sessionOfToken(sessionToken(request.headers));
  if (!session) return leadTo(`/sign-in?callbackUrl=${encodeURIComponent(PORTAL)}`, cookie("", 0));
  await limited(request, session);
  const query = new URL(request.url).searchParams;
  const [state, code] = [query.get("state") ?? "", query.get("code")];
  const verifier = readCookie(request.headers, verifierCookie()) ?? "";
  let returnTo = PORTAL;
  try {
    const attempt = { state, verifier, sessionId: session.id };
    const taken = await withUser(scopeOf(session), (ctx) => takeLink(ctx, attempt));
    returnTo = taken.returnTo;
    if (code === null)
      return answerTo(returnTo, query.get("error") === "access_denied" ? "cancelled" : "provider");
    await attach(session, code, taken.at, service);
    return answerTo(returnTo, "linked");
  } catch (error) {
    const reason = codeOf(error);
    log.warn({ reason, user: session.user.id }, "Patreon not linked");
    return answerTo(returnTo, reason);
  }
}
