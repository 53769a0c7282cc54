import { type Route, route } from "@/sandbox/http/types";
import { servicesFor, withToken } from "./auth";
import { data, failed, localDate, message } from "./envelope";
import { param } from "./input";
import { ACCESS_SECONDS, issue, readScope, revoke } from "./tokens";

/** Whom a token stands for, and the tokens that can be made from it. */

const MANY_YEARS = 10 * 365 * 86_400;

const identity = withToken(null, (_, { token, account }) =>
  data({
    token: {
      id: Number(token.id),
      user: { id: Number(account.userId), username: account.username },
      expires_at: Math.floor(token.accessExpiresAt / 1000),
      valid_until: localDate(new Date(token.accessExpiresAt)),
      scopes: token.scope,
      two_factor_method: null,
      employee: false,
    },
  }),
);

const user = withToken("user_info", (_, { account }) =>
  data({
    user: {
      user_id: Number(account.userId),
      username: account.username,
      activated: true,
      timezone: "Europe/Berlin",
      email: account.email,
      credit: 0,
      currency: "EUR",
      two_factor: [],
      employee: false,
      phone_verified: true,
    },
  }),
);

/** A token for one purpose, without a refresh token; it dies with the one that it was made from. */
const makeSub = withToken(null, (call, caller) => {
  const scope = readScope(param(call, "scope") ?? caller.token.scope.join(" "));
  if (!scope || scope.some((one) => !caller.token.scope.includes(one))) {
    return failed(422, "The scope is invalid.");
  }
  const serviceId = param(call, "service_id") ?? caller.token.serviceId;
  if (serviceId !== null && !servicesFor(call, caller).some((one) => one.id === serviceId)) {
    return failed(422, "The service is invalid.");
  }
  const seconds = Number(param(call, "expires_in") ?? ACCESS_SECONDS);
  if (!Number.isInteger(seconds) || seconds < 1) return failed(422, "expires_in is invalid.");
  const { access: parent, userId, clientId } = caller.token;
  const made = issue(call, { kind: "sub", userId, clientId, scope, serviceId, parent }, seconds);
  return data({
    token: {
      access_token: made.access,
      token_type: "Bearer",
      expires_in: seconds,
      scope: made.scope.join(" "),
    },
  });
});

const listLongLife = withToken(null, (call, { account }) =>
  data({
    tokens: call.store.state.nitrado.tokens
      .filter((one) => one.kind === "long_life" && one.userId === account.userId)
      .map((one) => ({
        id: Number(one.id),
        description: one.description,
        scopes: one.scope,
        service_id: one.serviceId === null ? null : Number(one.serviceId),
        valid_until: localDate(new Date(one.accessExpiresAt)),
      })),
  }),
);

/** The user update token that Nitrado asks for stands for the password; any access token of the account does here. */
const makeLongLife = withToken(null, (call, caller) => {
  const description = param(call, "description")?.trim() ?? "";
  const scope = readScope(param(call, "scope") ?? caller.token.scope.join(" "));
  if (!description || !scope) return failed(422, "description and scope are needed.");
  const { userId } = caller.token;
  const clientId = param(call, "client_id") ?? caller.token.clientId;
  const serviceId = param(call, "service_id");
  const made = issue(
    call,
    { kind: "long_life", userId, clientId, scope, serviceId, description },
    MANY_YEARS,
  );
  return data({
    token: {
      access_token: made.access,
      refresh_token: null,
      token_type: "Bearer",
      expires_in: MANY_YEARS,
      scope: made.scope.join(" "),
    },
  });
});

const endLongLife = withToken(null, (call, { account }) => {
  const gone = call.store.change(({ nitrado }) =>
    revoke(
      nitrado,
      (one) => one.kind === "long_life" && one.userId === account.userId && one.id === call.params.token,
    ),
  );
  return gone > 0 ? message("The token has been revoked.") : failed(404, "The token was not found.");
});

const NO_MAINTENANCE = {
  cloud_backend: false,
  domain_backend: false,
  dns_backend: false,
  pmacct_backend: false,
};

export const accountRoutes: readonly Route[] = [
  route("GET", "/ping", () => message("All systems operate as expected.")),
  route("GET", "/version", () => message("5a6ba9d0c0ffee0000000000000000000000cafe")),
  route("GET", "/maintenance", (call) => {
    const down = call.store.state.nitrado.faults.some((one) => one.mode === "maintenance");
    return data({ maintenance: { ...NO_MAINTENANCE, cloud_backend: down } });
  }),
  route("GET", "/token", identity),
  route("GET", "/user", user),
  route("POST", "/token/sub", makeSub),
  route("GET", "/token/long_life_token", listLongLife),
  route("POST", "/token/long_life_token", makeLongLife),
  route("DELETE", "/token/long_life_token/:token", endLongLife),
];
