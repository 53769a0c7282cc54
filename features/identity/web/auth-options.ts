import type { AuthOptions } from "next-auth";
import DiscordProvider from "next-auth/providers/discord";
import { withSystem } from "@/db/context";
import { randomToken } from "@/lib/crypto";
import { env } from "@/lib/env";
import { hostCookieName } from "@/lib/http/cookies";
import { safeRedirectUrl } from "@/lib/http/redirect";
import { loggerFor } from "@/lib/logger";
import { sessionCookieName } from "../http/session";
import { personOfDiscord } from "../mutations/sign-in";
import { storeTokens } from "../mutations/tokens";
import { ABSOLUTE_MS } from "../rules";
import { readDiscordProfile } from "../service";
import { signInAdapter, type Visitor } from "./adapter";

const log = loggerFor("next-auth");
const SYSTEM = { kind: "system", job: "sign-in" } as const;

/** What a sign-in asks Discord for: who it is, their guilds, their roles in them. No e-mail address. */
const SCOPES = "identify guilds guilds.members.read";

/** Lifetime of the cookies between leaving for Discord and coming back, in seconds. */
const FLOW_SECONDS = 15 * 60;

/** Names of the cookies that a sign-in may read; everything else is kept from the library. */
export function flowCookieNames() {
  const { secureCookies } = env();
  return {
    csrf: hostCookieName("grizzly.csrf", secureCookies),
    callback: hostCookieName("grizzly.callback", secureCookies),
    pkce: hostCookieName("grizzly.pkce", secureCookies),
    state: hostCookieName("grizzly.state", secureCookies),
  };
}

function cookieOptions(maxAge?: number) {
  return {
    httpOnly: true,
    sameSite: "lax" as const,
    path: "/",
    secure: env().secureCookies,
    ...(maxAge === undefined ? {} : { maxAge }),
  };
}

// Errors of the OAuth client carry whole answers, tokens included: name and message are all that is logged.
function errorWords(metadata: unknown): { name: string; message: string } {
  const inner = metadata instanceof Error ? metadata : (metadata as { error?: unknown } | null)?.error;
  return inner instanceof Error
    ? { name: inner.name, message: inner.message.slice(0, 300) }
    : { name: "Error", message: "no details" };
}

interface DiscordGrant {
  access_token?: string;
  refresh_token?: string;
  expires_at?: number;
  scope?: string;
}

/** Writes person, account and sealed tokens in one transaction, before the library looks the account up. */
async function admit(profile: unknown, account: DiscordGrant | null): Promise<boolean | string> {
  const {
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_at: expiresAt,
    scope,
  } = account ?? {};
  if (!accessToken) return false;
  const discord = readDiscordProfile(profile);
  return withSystem(SYSTEM, async (ctx) => {
    const person = await personOfDiscord(ctx, discord);
    if (person.banned) return "/sign-in?error=banned";
    const owner = {
      grizzlyUserId: person.grizzlyUserId,
      provider: "discord" as const,
      providerAccountId: discord.discordId,
    };
    const expiresIn = expiresAt === undefined ? 604_800 : expiresAt - Math.floor(Date.now() / 1_000);
    await storeTokens(ctx, owner, {
      accessToken,
      refreshToken: refreshToken ?? null,
      expiresIn,
      scope: scope ?? SCOPES,
    });
    return true;
  });
}

function discordProvider() {
  const { DISCORD_CLIENT_ID, DISCORD_CLIENT_SECRET, DISCORD_OAUTH_URL, DISCORD_API_URL } = env();
  const provider = DiscordProvider({ clientId: DISCORD_CLIENT_ID, clientSecret: DISCORD_CLIENT_SECRET });
  return {
    ...provider,
    checks: ["state", "pkce"] as ("state" | "pkce")[],
    authorization: { url: `${DISCORD_OAUTH_URL}/oauth2/authorize`, params: { scope: SCOPES } },
    token: `${DISCORD_API_URL}/oauth2/token`,
    userinfo: `${DISCORD_API_URL}/users/@me`,
    httpOptions: { timeout: 8_000 },
    options: { clientId: DISCORD_CLIENT_ID, clientSecret: DISCORD_CLIENT_SECRET },
    profile(body: unknown) {
      const { discordId, name } = readDiscordProfile(body);
      return { id: discordId, name };
    },
  };
}

/** next-auth's settings for one request. */
export function authOptions(visitor: Visitor): AuthOptions {
  const { NEXTAUTH_SECRET, SITE_URL, secureCookies } = env();
  const names = flowCookieNames();
  return {
    secret: NEXTAUTH_SECRET,
    useSecureCookies: secureCookies,
    providers: [discordProvider() as AuthOptions["providers"][number]],
    adapter: signInAdapter(visitor),
    session: {
      strategy: "database",
      maxAge: ABSOLUTE_MS / 1_000,
      generateSessionToken: () => randomToken(32),
    },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: { name: sessionCookieName(), options: cookieOptions() },
      callbackUrl: { name: names.callback, options: cookieOptions(FLOW_SECONDS) },
      csrfToken: { name: names.csrf, options: cookieOptions() },
      pkceCodeVerifier: { name: names.pkce, options: cookieOptions(FLOW_SECONDS) },
      state: { name: names.state, options: cookieOptions(FLOW_SECONDS) },
    },
    callbacks: {
      signIn: ({ account, profile }) => admit(profile, account as DiscordGrant | null),
      redirect: ({ url }) => safeRedirectUrl(url, SITE_URL, "/me"),
    },
    logger: {
      error: (code, metadata) => log.error({ ...errorWords(metadata) }, String(code)),
      warn: (code) => log.debug(String(code)),
      debug: () => undefined,
    },
  };
}
