import { cookie, formBody } from "@/sandbox/http/body";
import { isOwnOrigin } from "@/sandbox/http/origin";
import { empty, json, redirect } from "@/sandbox/http/reply";
import { type Call, type Reply, type Route, route } from "@/sandbox/http/types";
import { isClient, issueCode, takeCode, withParams } from "@/sandbox/oauth";
import { html } from "@/sandbox/page/html";
import { page } from "@/sandbox/page/layout";
import { ME_COOKIE } from "@/sandbox/page/me";
import { signInPage } from "@/sandbox/page/sign-in";
import type { Person } from "@/sandbox/state/types";
import { rolesOn, withToken } from "./auth";
import type { NitradoAccount, NitradoToken } from "./state";
import { ACCESS_SECONDS, issue, readScope, revoke, SCOPES, takeRefresh } from "./tokens";

interface Wish {
  readonly redirectUri: string;
  readonly scope: string[];
  readonly state: string;
}

function refusal(title: string, sentence: string): Reply {
  const body = html`<section class="card narrow"><h1>${title}</h1><p class="muted">${sentence}</p></section>`;
  return page({ title, body, status: 400 });
}

function readWish(call: Call, query: URLSearchParams): Wish | Reply {
  const { nitrado } = call.config;
  if (query.get("client_id") !== nitrado.clientId) {
    return refusal("Unknown client", "No client here has this client_id. Compare NITRADO_CLIENT_ID.");
  }
  const redirectUri = query.get("redirect_uri") ?? "";
  if (!nitrado.redirectUris.includes(redirectUri)) {
    return refusal(
      "Redirect address mismatch",
      `${redirectUri || "An empty address"} is not registered. Registered: ${nitrado.redirectUris.join(" or ")}.`,
    );
  }
  const state = query.get("state");
  if (!state) return refusal("State missing", "Nitrado gives no code to a request without a state.");
  if (query.get("response_type") !== "code") {
    return redirect(withParams(redirectUri, { error: "unsupported_response_type", state }));
  }
  const scope = readScope(query.get("scope") ?? "");
  if (!scope) return redirect(withParams(redirectUri, { error: "invalid_scope", state }));
  return { redirectUri, scope: scope.length > 0 ? scope : ["user_info"], state };
}

function accountOf(call: Call, person: Person | undefined): NitradoAccount | undefined {
  return call.store.state.nitrado.accounts.find((one) => one.key === person?.key);
}

function rents(call: Call, person: Person): string {
  const account = accountOf(call, person);
  const names = call.store.state.nitrado.services.flatMap((one) => {
    const roles = account ? rolesOn(one, account) : [];
    return roles.length === 0 ? [] : [roles.includes("ROLE_OWNER") ? one.name : `guest of ${one.name}`];
  });
  return names.length > 0 ? names.join(", ") : "rents nothing";
}

function showAuthorize(call: Call): Reply {
  const wish = readWish(call, call.url.searchParams);
  if ("status" in wish) return wish;
  const people = call.store.state.people.filter((one) => accountOf(call, one));
  return signInPage({
    provider: "Nitrado",
    store: call.store,
    me: people.find((one) => one.id === cookie(call, ME_COOKIE)) ?? null,
    people,
    wants: readScope(wish.scope.join(" "))?.map((one) => SCOPES[one]) ?? [],
    query: call.url.searchParams,
    returnTo: wish.redirectUri,
    action: call.url.pathname,
    detail: (person) => html`<span class="where">${rents(call, person)}</span>`,
  });
}

function submitAuthorize(call: Call): Reply {
  if (!isOwnOrigin(call))
    return refusal("Refused", "This form was sent from another address than the sandbox's.");
  const form = formBody(call);
  if (!form) return refusal("Refused", "A form was expected.");
  const wish = readWish(call, form);
  if ("status" in wish) return wish;
  const { redirectUri, scope, state } = wish;
  if (form.has("deny")) return redirect(withParams(redirectUri, { error: "access_denied", state }));
  const account = accountOf(call, call.store.person(form.get("person") ?? ""));
  if (!account) return refusal("No Nitrado account", "This person has none. Go back and choose another.");
  const { clientId, codeSeconds } = call.config.nitrado;
  const code = issueCode(
    call,
    { provider: "nitrado", personId: account.userId, clientId, redirectUri, scope, challenge: null },
    codeSeconds,
  );
  return redirect(withParams(redirectUri, { code, state }));
}

function tokens(token: NitradoToken): Reply {
  return json(200, {
    access_token: token.access,
    refresh_token: token.refresh,
    token_type: "Bearer",
    expires_in: ACCESS_SECONDS,
    scope: token.scope.join(" "),
  });
}

const refuse = (error: string, description: string) =>
  json(400, { error, error_description: description }, { "cache-control": "no-store" });

/** Plain OAuth answers, without the envelope. The secret is needed for a code only. */
function token(call: Call): Reply {
  const { clientId, clientSecret } = call.config.nitrado;
  const form = formBody(call) ?? new URLSearchParams();
  if (form.get("client_id") !== clientId) return refuse("invalid_client", "The client is unknown.");
  if (form.get("grant_type") === "refresh_token") {
    const old = takeRefresh(call, form.get("refresh_token"));
    if (!old) return refuse("invalid_grant", "The refresh token is invalid.");
    const { userId, scope } = old;
    return tokens(issue(call, { kind: "oauth", userId, scope, clientId }, ACCESS_SECONDS));
  }
  if (form.get("grant_type") !== "authorization_code") {
    return refuse("unsupported_grant_type", "Use authorization_code or refresh_token.");
  }
  if (!isClient(call, form, clientId, clientSecret)) {
    return refuse("invalid_client", "The client secret is wrong.");
  }
  const code = takeCode(call, "nitrado", form.get("code"));
  const redirectUri = form.get("redirect_uri");
  if (!code || (redirectUri !== null && redirectUri !== code.redirectUri)) {
    return refuse("invalid_grant", "The code is invalid or has expired.");
  }
  const scope = readScope(code.scope.join(" ")) ?? [];
  return tokens(issue(call, { kind: "oauth", userId: code.personId, scope, clientId }, ACCESS_SECONDS));
}

/** The token and its refresh token; with `emergency_logout` everything of the account, long-life tokens too. */
const endToken = withToken(null, (call, caller) => {
  call.store.change(({ nitrado }) => revoke(nitrado, (one) => one === caller.token));
  return empty(204);
});

const endEverything = withToken(null, (call, { account }) => {
  call.store.change(({ nitrado }) => revoke(nitrado, (one) => one.userId === account.userId));
  return empty(204);
});

export const oauthRoutes: readonly Route[] = [
  route("GET", "/oauth/v2/auth", showAuthorize),
  route("POST", "/oauth/v2/auth", submitAuthorize),
  route("POST", "/oauth/v2/token", token),
  route("DELETE", "/oauth/v2/token", endToken),
  route("GET", "/oauth/v2/emergency_logout", endEverything),
];
