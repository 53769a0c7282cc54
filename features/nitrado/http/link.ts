import { z } from "zod";
import { withUser } from "@/db/context";
import { actorOf, enforceLimits, grant } from "@/features/identity/http/gate";
import { sessionOfToken, sessionToken } from "@/features/identity/http/session";
import type { Session } from "@/features/identity/schema";
import { env } from "@/lib/env";
import { AppError, conflict, notFound, unauthenticated } from "@/lib/errors";
import { clientAddress } from "@/lib/http/address";
import { readInput } from "@/lib/http/body";
import { hostCookieName, readCookie, serializeCookie } from "@/lib/http/cookies";
import { guardMutation } from "@/lib/http/origin";
import { ProviderError } from "@/lib/http/provider";
import { safeRedirectPath } from "@/lib/http/redirect";
import { FIXED_HEADERS, PRIVATE_CACHE } from "@/lib/http/security-headers";
import { parseInput } from "@/lib/http/validate";
import { newRequestId } from "@/lib/ids";
import { loggerFor } from "@/lib/logger";
import { connectWithCode } from "../connect";
import { CONNECT_SECONDS, returnOf, startConnect, takeConnect } from "../mutations/link";
import { configuredOauth, type NitradoOauth } from "../oauth";

const log = loggerFor("nitrado-link");

/** Who may connect a guild's servers: the same right at the start and on the way back. */
const MAY_CONNECT = { guild: "manager", section: "servers" } as const;

const startInput = z.strictObject({ guildId: z.string().min(1).max(60) });

const verifierCookie = () => hostCookieName("grizzly.nitrado", env().secureCookies);
const cookie = (value: string, maxAge: number) =>
  serializeCookie(verifierCookie(), value, { maxAge, secure: env().secureCookies });

function leadTo(location: string, setCookie: string): Response {
  const headers = new Headers({
    ...FIXED_HEADERS,
    "Cache-Control": PRIVATE_CACHE,
    location,
    "set-cookie": setCookie,
  });
  return new Response(null, { status: 303, headers });
}

const scopeOf = (session: Session, requestId: string) => ({
  userId: session.user.id,
  actor: actorOf(session.user),
  requestId,
});

async function limited(request: Request, session: Session): Promise<void> {
  const address = clientAddress(request.headers, env().TRUSTED_PROXY_HOPS);
  const caller = { address, userId: session.user.id, guildId: null };
  await enforceLimits("nitrado.link", [{ by: "user", max: 20, seconds: 600 }], caller);
}

/** Leads a guild's staff to Nitrado: a plain form's POST with `guildId`. @throws AppError */
export async function startNitradoLink(
  request: Request,
  oauth: NitradoOauth | null = configuredOauth(),
): Promise<Response> {
  guardMutation(request, env().SITE_URL);
  const session = await sessionOfToken(sessionToken(request.headers));
  if (!session) throw unauthenticated("Sign in first, then connect Nitrado. Nothing was changed.");
  await limited(request, session);
  const input = parseInput(startInput, await readInput(request, 8_192));
  const requestId = newRequestId();
  const { access } = await grant(MAY_CONNECT, {
    session,
    guildId: input.guildId,
    forWrite: true,
    requestId,
  });
  if (!oauth) {
    throw conflict("This installation has no OAuth client of Nitrado's. Paste a long-life token instead.");
  }
  const { guildId, slug } = access;
  const returnTo = `/guilds/${slug}/servers/connect`;
  const started = await withUser(scopeOf(session, requestId), (ctx) =>
    startConnect(ctx, { sessionId: session.id, guildId, returnTo }),
  );
  return leadTo(oauth.authorizeUrl(started.state), cookie(started.verifier, CONNECT_SECONDS));
}

function answerTo(returnTo: string, code: string): Response {
  const path = safeRedirectPath(returnTo, env().SITE_URL, "/me");
  return leadTo(`${path}?nitrado=${code}`, cookie("", 0));
}

function codeOf(error: unknown): string {
  if (error instanceof ProviderError) return "provider";
  if (!(error instanceof AppError)) throw error;
  if (error.code === "forbidden" || error.code === "not_found") return "rights";
  if (error.code === "invalid") return "scope";
  return error.code === "conflict" ? "refused" : "provider";
}

/** Where Nitrado sends the browser back to: connects the account, or says on the page why not. */
export async function finishNitradoLink(
  request: Request,
  oauth: NitradoOauth | null = configuredOauth(),
): Promise<Response> {
  const session = await sessionOfToken(sessionToken(request.headers));
  if (!session) return leadTo("/sign-in", cookie("", 0));
  await limited(request, session);
  const query = new URL(request.url).searchParams;
  const [state, code] = [query.get("state") ?? "", query.get("code")];
  const verifier = readCookie(request.headers, verifierCookie()) ?? "";
  const requestId = newRequestId();
  const taken = await withUser(scopeOf(session, requestId), (ctx) =>
    takeConnect(ctx, { state, verifier, sessionId: session.id }),
  ).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "invalid") return null;
    throw error;
  });
  if (!taken) {
    const place = await withUser(scopeOf(session, requestId), (ctx) => returnOf(ctx, state));
    return answerTo(place ?? "/me", "expired");
  }
  try {
    if (code === null) {
      return answerTo(taken.returnTo, query.get("error") === "access_denied" ? "cancelled" : "provider");
    }
    const { scope, user } = await grant(MAY_CONNECT, {
      session,
      guildId: taken.guildId,
      forWrite: true,
      requestId,
    });
    if (scope.guildId !== taken.guildId) throw notFound();
    await connectWithCode(scope, { code, discordId: user.discordId }, { oauth });
    return answerTo(taken.returnTo, "connected");
  } catch (error) {
    const reason = codeOf(error);
    log.warn({ reason, user: session.user.id, guild: taken.guildId }, "Nitrado not connected");
    return answerTo(taken.returnTo, reason);
  }
}
