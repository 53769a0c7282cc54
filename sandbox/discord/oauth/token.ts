import { userShape } from "@/sandbox/discord/serialise";
import { formBody } from "@/sandbox/http/body";
import { json } from "@/sandbox/http/reply";
import type { Call, Reply } from "@/sandbox/http/types";
import { bearer, isClient, issueTokens, proves, takeCode, takeRefresh } from "@/sandbox/oauth";
import type { TokenPair } from "@/sandbox/state/types";

function refuse(status: number, error: string, description?: string): Reply {
  return json(status, { error, ...(description ? { error_description: description } : {}) });
}

function tokens(call: Call, pair: TokenPair): Reply {
  return json(200, {
    token_type: "Bearer",
    access_token: pair.access,
    expires_in: Math.round((pair.accessExpiresAt - call.now.getTime()) / 1000),
    refresh_token: pair.refresh,
    scope: pair.scope.join(" "),
  });
}

/** POST /oauth2/token. Any body but a form reads as empty, so JSON gets the answer for a missing grant type. */
export function token(call: Call): Reply {
  const { clientId, clientSecret, tokenSeconds } = call.config.discord;
  const form = formBody(call) ?? new URLSearchParams();
  const grantType = form.get("grant_type");
  if (grantType !== "authorization_code" && grantType !== "refresh_token") {
    return refuse(400, "unsupported_grant_type", `Grant type ${grantType ?? "None"} is not supported`);
  }
  if (!isClient(call, form, clientId, clientSecret)) return refuse(401, "invalid_client");
  if (grantType === "refresh_token") {
    const old = takeRefresh(call, "discord", form.get("refresh_token"));
    return old ? tokens(call, issueTokens(call, old, tokenSeconds)) : refuse(400, "invalid_grant");
  }
  const code = takeCode(call, "discord", form.get("code"));
  if (!code) return refuse(400, "invalid_grant", 'Invalid "code" in request.');
  if (code.redirectUri !== form.get("redirect_uri")) {
    return refuse(400, "invalid_grant", 'Invalid "redirect_uri" in request.');
  }
  if (!proves(code.challenge, form.get("code_verifier"))) {
    return refuse(400, "invalid_grant", 'Invalid "code_verifier" in request.');
  }
  return tokens(call, issueTokens(call, code, tokenSeconds));
}

/** POST /oauth2/token/revoke: ends every token of the same person's authorisation, as Discord says it does. */
export function revoke(call: Call): Reply {
  const { clientId, clientSecret } = call.config.discord;
  const form = formBody(call) ?? new URLSearchParams();
  if (!isClient(call, form, clientId, clientSecret)) return refuse(401, "invalid_client");
  const given = form.get("token");
  if (!given) return refuse(400, "invalid_request", 'Missing "token" in request.');
  call.store.change((state) => {
    const found = state.tokens.find(
      (one) => one.provider === "discord" && (one.access === given || one.refresh === given),
    );
    state.tokens = state.tokens.filter(
      (one) =>
        one.provider !== "discord" || one.personId !== found?.personId || one.clientId !== found.clientId,
    );
  });
  return json(200, {});
}

/** GET /oauth2/@me: whom a Bearer token stands for, and until when. */
export function currentAuthorization(call: Call): Reply {
  const pair = bearer(call, "discord");
  const person = pair && call.store.person(pair.personId);
  if (!pair || !person) return json(401, { message: "401: Unauthorized", code: 0 });
  return json(200, {
    application: {
      id: call.config.discord.clientId,
      name: "Grizzly OS",
      icon: null,
      description: "",
      type: null,
      bot_public: true,
      bot_require_code_grant: false,
      verify_key: "0".repeat(64),
      flags: 0,
      flags_new: "0",
    },
    scopes: pair.scope,
    expires: new Date(pair.accessExpiresAt).toISOString(),
    ...(pair.scope.includes("identify") ? { user: userShape(person) } : {}),
  });
}
