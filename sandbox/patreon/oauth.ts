import { cookie, formBody } from "@/sandbox/http/body";
import { isOwnOrigin } from "@/sandbox/http/origin";
import { json, redirect } from "@/sandbox/http/reply";
import type { Call, Reply, Route } from "@/sandbox/http/types";
import { route } from "@/sandbox/http/types";
import {
  isClient,
  issueCode,
  issueTokens,
  newToken,
  proves,
  takeCode,
  takeRefresh,
  withParams,
} from "@/sandbox/oauth";
import { html } from "@/sandbox/page/html";
import { page } from "@/sandbox/page/layout";
import { ME_COOKIE } from "@/sandbox/page/me";
import { signInPage } from "@/sandbox/page/sign-in";
import { isPatron } from "@/sandbox/state/store";
import type { TokenPair } from "@/sandbox/state/types";
import { CREATOR_SCOPES, creatorPair } from "./auth";
import { pledgeWords } from "./words";

const SCOPES: Record<string, string> = {
  identity: "Your name and your membership of Grizzly's campaign",
  "identity[email]": "Your e-mail address",
  "identity.memberships": "All of your memberships",
  campaigns: "Your own campaigns",
  "campaigns.members": "The members of your campaigns",
  "campaigns.members[email]": "Their e-mail addresses",
  "w:campaigns.webhook": "Webhooks of your campaigns",
};

interface Wish {
  readonly redirectUri: string;
  readonly scope: string[];
  readonly state: string | null;
  readonly challenge: string | null;
}

function refusal(title: string, sentence: string): Reply {
  const body = html`<section class="card narrow"><h1>${title}</h1><p class="muted">${sentence}</p></section>`;
  return page({ title, body, status: 400 });
}

function readWish(call: Call, query: URLSearchParams): Wish | Reply {
  const { patreon } = call.config;
  if (query.get("client_id") !== patreon.clientId) {
    return refusal("Unknown client", "No client here has this client_id. Compare PATREON_CLIENT_ID.");
  }
  const redirectUri = query.get("redirect_uri") ?? "";
  if (!patreon.redirectUris.includes(redirectUri)) {
    return refusal(
      "Redirect address mismatch",
      `${redirectUri || "An empty address"} is not registered. Registered: ${patreon.redirectUris.join(" or ")}.`,
    );
  }
  const state = query.get("state");
  const back = (error: string) => redirect(withParams(redirectUri, { error, state }));
  if (query.get("response_type") !== "code") return back("unsupported_response_type");
  const asked = (query.get("scope") ?? "").split(/\s+/).filter(Boolean);
  if (asked.some((one) => !Object.hasOwn(SCOPES, one))) return back("invalid_scope");
  const challenge = query.get("code_challenge");
  if (challenge !== null && query.get("code_challenge_method") !== "S256") return back("invalid_request");
  return { redirectUri, scope: asked.length > 0 ? [...new Set(asked)] : ["identity"], state, challenge };
}

function showAuthorize(call: Call): Reply {
  const wish = readWish(call, call.url.searchParams);
  if ("status" in wish) return wish;
  const people = call.store.state.people.filter((one) => isPatron(one) && !one.patreon.deleted);
  const me = people.find((one) => one.id === cookie(call, ME_COOKIE));
  return signInPage({
    provider: "Patreon",
    store: call.store,
    me: me ?? null,
    people,
    wants: wish.scope.map((one) => SCOPES[one] ?? one),
    query: call.url.searchParams,
    returnTo: wish.redirectUri,
    action: call.url.pathname,
    detail: (person) =>
      person.patreon &&
      html`<span class="where">${person.patreon.fullName}, ${pledgeWords(person.patreon.membership)}</span>`,
  });
}

function submitAuthorize(call: Call): Reply {
  if (!isOwnOrigin(call))
    return refusal("Refused", "This form was sent from another address than the sandbox's.");
  const form = formBody(call);
  if (!form) return refusal("Refused", "A form was expected.");
  const wish = readWish(call, form);
  if ("status" in wish) return wish;
  const { redirectUri, state } = wish;
  if (form.has("deny")) return redirect(withParams(redirectUri, { error: "access_denied", state }));
  const person = call.store.person(form.get("person") ?? "");
  if (!person?.patreon || person.patreon.deleted) {
    return refusal(
      "No Patreon account",
      "This person has none. Make a pledge on the control page, which opens one.",
    );
  }
  const { clientId, codeSeconds } = call.config.patreon;
  const { scope, challenge } = wish;
  const personId = person.patreon.userId;
  const code = issueCode(
    call,
    { provider: "patreon", personId, clientId, redirectUri, scope, challenge },
    codeSeconds,
  );
  return redirect(withParams(redirectUri, { code, state }));
}

function tokens(
  call: Call,
  pair: Pick<TokenPair, "access" | "refresh" | "accessExpiresAt" | "scope">,
): Reply {
  return json(200, {
    access_token: pair.access,
    refresh_token: pair.refresh,
    expires_in: Math.round((pair.accessExpiresAt - call.now.getTime()) / 1000),
    scope: pair.scope.join(" "),
    token_type: "Bearer",
    version: "0.0.1",
  });
}

/** The creator's next pair, which ends the one before. */
function renewCreator(call: Call): Parameters<typeof tokens>[1] {
  const pair = {
    access: newToken(),
    refresh: newToken(),
    accessExpiresAt: call.now.getTime() + call.config.patreon.tokenSeconds * 1000,
  };
  call.store.change((state) => {
    state.creator = pair;
  });
  return { ...pair, scope: [...CREATOR_SCOPES] };
}

/** Codes and refresh tokens work once; a used one is `invalid_grant` with 401, as Patreon answers it. */
function token(call: Call): Reply {
  const { clientId, clientSecret, tokenSeconds } = call.config.patreon;
  const form = formBody(call) ?? new URLSearchParams();
  const grantType = form.get("grant_type");
  if (grantType !== "authorization_code" && grantType !== "refresh_token") {
    return json(400, { error: "unsupported_grant_type" });
  }
  if (!isClient(call, form, clientId, clientSecret)) return json(401, { error: "invalid_client" });
  if (grantType === "refresh_token") {
    const creator = creatorPair(call);
    if (creator.refresh !== null && form.get("refresh_token") === creator.refresh)
      return tokens(call, renewCreator(call));
    const old = takeRefresh(call, "patreon", form.get("refresh_token"));
    return old ? tokens(call, issueTokens(call, old, tokenSeconds)) : json(401, { error: "invalid_grant" });
  }
  const code = takeCode(call, "patreon", form.get("code"));
  if (
    !code ||
    code.redirectUri !== form.get("redirect_uri") ||
    !proves(code.challenge, form.get("code_verifier"))
  ) {
    return json(401, { error: "invalid_grant" });
  }
  return tokens(call, issueTokens(call, code, tokenSeconds));
}

export const oauthRoutes: readonly Route[] = [
  route("GET", "/oauth2/authorize", showAuthorize),
  route("POST", "/oauth2/authorize", submitAuthorize),
  route("POST", "/api/oauth2/token", token),
];
