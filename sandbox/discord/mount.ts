import type { Limiter } from "@/sandbox/http/limits";
import type { Failure, Mount } from "@/sandbox/http/server";
import type { Reply } from "@/sandbox/http/types";
import { type Route, route } from "@/sandbox/http/types";
import type { Fault } from "@/sandbox/state/types";
import { cdnRoutes } from "./cdn";
import { channelRoutes } from "./channels";
import { commandRoutes } from "./commands";
import { discordError } from "./errors";
import type { GatewayHub } from "./gateway/hub";
import { gatewayRoutes } from "./gateway/routes";
import { guildRoutes } from "./guilds";
import { callbackRoutes } from "./interactions/callback";
import { webhookRoutes } from "./interactions/webhooks";
import { rateLimited, withRateLimits } from "./limits";
import { memberRoutes } from "./members";
import { messageRoutes } from "./messages";
import { showAuthorize, submitAuthorize } from "./oauth/authorize";
import { currentAuthorization, revoke, token } from "./oauth/token";
import { threadRoutes } from "./threads";
import { MAX_REQUEST } from "./uploads";
import { userRoutes } from "./users";

const apiRoutes: readonly Route[] = [
  route("POST", "/oauth2/token", token),
  route("POST", "/oauth2/token/revoke", revoke),
  route("GET", "/oauth2/@me", currentAuthorization),
  ...userRoutes,
  ...guildRoutes,
  ...channelRoutes,
  ...messageRoutes,
  ...threadRoutes,
  ...memberRoutes,
  ...commandRoutes,
  ...callbackRoutes,
  ...webhookRoutes,
];

function fail(failure: Failure, fault: Fault | null): Reply {
  switch (failure) {
    case "not_found":
      return discordError(404, 0, "404: Not Found");
    case "method":
      return discordError(405, 0, "405: Method Not Allowed");
    case "too_large":
      return discordError(413, 40005, "Request entity too large");
    case "rate_limited":
      return rateLimited(fault?.retryAfterSeconds ?? 1, false, "shared");
    case "internal":
      return discordError(500, 0, "500: Internal Server Error");
  }
}

/** Discord under `/discord`: OAuth pages as on discord.com, the API under `/api/v10` and the unversioned `/api`. */
export function discordMount(limiter: Limiter, hub: GatewayHub): Mount {
  const routes = [...apiRoutes, ...gatewayRoutes(hub)];
  const versioned = ["/api/v10", "/api"].flatMap((prefix) =>
    routes.map((one) => ({ ...one, path: `${prefix}${one.path}` })),
  );
  const pages = ["/oauth2/authorize", "/api/oauth2/authorize"].flatMap((path) => [
    route("GET", path, showAuthorize),
    route("POST", path, submitAuthorize),
  ]);
  return {
    provider: "discord",
    prefix: "/discord",
    routes: [...pages, ...cdnRoutes, ...versioned],
    maxBody: MAX_REQUEST,
    fail,
    around: withRateLimits(limiter),
  };
}
