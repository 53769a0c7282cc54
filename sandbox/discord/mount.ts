import type { Limiter } from "@/sandbox/http/limits";
import type { Failure, Mount } from "@/sandbox/http/server";
import type { Reply } from "@/sandbox/http/types";
import { type Route, route } from "@/sandbox/http/types";
import type { Fault } from "@/sandbox/state/types";
import { channelRoutes } from "./channels";
import { discordError } from "./errors";
import { gatewayRoutes } from "./gateway";
import { guildRoutes } from "./guilds";
import { rateLimited, withRateLimits } from "./limits";
import { messageRoutes } from "./messages";
import { showAuthorize, submitAuthorize } from "./oauth/authorize";
import { currentAuthorization, revoke, token } from "./oauth/token";
import { userRoutes } from "./users";

const apiRoutes: readonly Route[] = [
  route("POST", "/oauth2/token", token),
  route("POST", "/oauth2/token/revoke", revoke),
  route("GET", "/oauth2/@me", currentAuthorization),
  ...userRoutes,
  ...guildRoutes,
  ...channelRoutes,
  ...messageRoutes,
  ...gatewayRoutes,
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
export function discordMount(limiter: Limiter): Mount {
  const versioned = ["/api/v10", "/api"].flatMap((prefix) =>
    apiRoutes.map((one) => ({ ...one, path: `${prefix}${one.path}` })),
  );
  const pages = ["/oauth2/authorize", "/api/oauth2/authorize"].flatMap((path) => [
    route("GET", path, showAuthorize),
    route("POST", path, submitAuthorize),
  ]);
  return {
    provider: "discord",
    prefix: "/discord",
    routes: [...pages, ...versioned],
    fail,
    around: withRateLimits(limiter),
  };
}
