import { cookie, formBody } from "@/sandbox/http/body";
import { isOwnOrigin } from "@/sandbox/http/origin";
import { redirect } from "@/sandbox/http/reply";
import type { Call, Reply } from "@/sandbox/http/types";
import { issueCode, withParams } from "@/sandbox/oauth";
import { html } from "@/sandbox/page/html";
import { page } from "@/sandbox/page/layout";
import { ME_COOKIE, meCookie } from "@/sandbox/page/me";
import { signInPage } from "@/sandbox/page/sign-in";

/** Scopes that the sandbox stands behind. `bot` needs the page that adds a bot to a guild, which it has not. */
const SCOPES: Record<string, string> = {
  identify: "Your name and picture",
  email: "Your e-mail address",
  guilds: "Which servers you are in, and your rights there",
  "guilds.members.read": "Your roles in those servers",
};

interface Wish {
  readonly redirectUri: string;
  readonly scope: string[];
  readonly state: string | null;
  readonly challenge: string | null;
  readonly prompt: string;
}

function refusal(title: string, sentence: string): Reply {
  const body = html`<section class="card narrow"><h1>${title}</h1><p class="muted">${sentence}</p></section>`;
  return page({ title, body, status: 400 });
}

function back(redirectUri: string, state: string | null, error: string, description: string): Reply {
  return redirect(withParams(redirectUri, { error, error_description: description, state }));
}

/** What the site asks for, or the refusal: in the page while the address cannot be trusted, by redirect after. */
function readWish(call: Call, query: URLSearchParams): Wish | Reply {
  const { discord } = call.config;
  if (query.get("client_id") !== discord.clientId) {
    return refusal(
      "Unknown application",
      "No application here has this client_id. Compare DISCORD_CLIENT_ID.",
    );
  }
  const redirectUri = query.get("redirect_uri") ?? "";
  if (!discord.redirectUris.includes(redirectUri)) {
    const known = discord.redirectUris.join(" or ");
    return refusal(
      "Invalid OAuth2 redirect_uri",
      `${redirectUri || "An empty address"} is not registered for this application. Registered: ${known}.`,
    );
  }
  const state = query.get("state");
  if (query.get("response_type") !== "code") {
    return back(
      redirectUri,
      state,
      "unsupported_response_type",
      "The authorization server does not support this response type",
    );
  }
  const scope = query
    .getAll("scope")
    .flatMap((part) => part.split(/\s+/))
    .filter(Boolean);
  if (scope.length === 0 || scope.some((one) => !Object.hasOwn(SCOPES, one))) {
    return back(
      redirectUri,
      state,
      "invalid_scope",
      "The requested scope is invalid, unknown, or malformed.",
    );
  }
  const challenge = query.get("code_challenge");
  if (challenge !== null && query.get("code_challenge_method") !== "S256") {
    return back(redirectUri, state, "invalid_request", "code_challenge_method must be S256");
  }
  return {
    redirectUri,
    scope: [...new Set(scope)],
    state,
    challenge,
    prompt: query.get("prompt") ?? "consent",
  };
}

function grant(call: Call, wish: Wish, personId: string): Reply {
  const { clientId, codeSeconds } = call.config.discord;
  const { redirectUri, scope, challenge } = wish;
  const code = issueCode(
    call,
    { provider: "discord", personId, clientId, redirectUri, scope, challenge },
    codeSeconds,
  );
  return redirect(withParams(redirectUri, { code, state: wish.state }), meCookie(personId));
}

/** `prompt=none` skips the page for someone who has granted all of these scopes before. */
function hasGranted(call: Call, personId: string, scope: readonly string[]): boolean {
  return call.store.state.tokens.some(
    (one) =>
      one.provider === "discord" &&
      one.personId === personId &&
      scope.every((part) => one.scope.includes(part)),
  );
}

export function showAuthorize(call: Call): Reply {
  const wish = readWish(call, call.url.searchParams);
  if ("status" in wish) return wish;
  const me = call.store.person(cookie(call, ME_COOKIE) ?? "");
  if (me && wish.prompt === "none" && hasGranted(call, me.id, wish.scope)) return grant(call, wish, me.id);
  return signInPage({
    provider: "Discord",
    store: call.store,
    me: me ?? null,
    people: call.store.state.people,
    wants: wish.scope.map((one) => SCOPES[one] ?? one),
    query: call.url.searchParams,
    returnTo: wish.redirectUri,
    action: call.url.pathname,
  });
}

export function submitAuthorize(call: Call): Reply {
  if (!isOwnOrigin(call))
    return refusal("Refused", "This form was sent from another address than the sandbox's.");
  const form = formBody(call);
  if (!form) return refusal("Refused", "A form was expected.");
  const wish = readWish(call, form);
  if ("status" in wish) return wish;
  if (form.has("deny")) {
    return back(
      wish.redirectUri,
      wish.state,
      "access_denied",
      "The resource owner or authorization server denied the request",
    );
  }
  const person = call.store.person(form.get("person") ?? "");
  return person ? grant(call, wish, person.id) : refusal("Nobody chosen", "Go back and choose who signs in.");
}
