import type { Limit, Limiter } from "@/sandbox/http/limits";
import type { Failure, Mount } from "@/sandbox/http/server";
import type { Call, Reply } from "@/sandbox/http/types";
import type { Fault } from "@/sandbox/state/types";
import { campaignRoutes } from "./campaigns";
import { notFound, patreonError, throttled } from "./errors";
import { identityRoutes } from "./identity";
import { oauthRoutes } from "./oauth";
import { placeRoutes } from "./places";
import type { WebhookSender } from "./sender";
import { webhookRoutes } from "./webhooks";

const PER_CLIENT: Limit = { requests: 100, seconds: 2 };
const PER_TOKEN: Limit = { requests: 100, seconds: 60 };

function fail(failure: Failure, fault: Fault | null): Reply {
  switch (failure) {
    case "not_found":
      return notFound("This address");
    case "method":
      return patreonError({
        status: 405,
        code: 1,
        name: "MethodNotAllowed",
        title: "Method Not Allowed",
        detail: "Not for this address.",
      });
    case "too_large":
      return patreonError({
        status: 413,
        code: 1,
        name: "TooLarge",
        title: "Payload Too Large",
        detail: "The body is too large.",
      });
    case "rate_limited":
      return throttled(Math.ceil(fault?.retryAfterSeconds ?? 1));
    case "internal":
      return patreonError({
        status: 500,
        code: 1,
        name: "InternalServerError",
        title: "Internal Server Error",
        detail: "Something went wrong.",
      });
  }
}

/** Patreon's edge: no User-Agent is 403, then 100 requests in 2 s a client and 100 a minute a token. */
function edge(limiter: Limiter) {
  return async (call: Call, next: () => Promise<Reply>): Promise<Reply> => {
    if (!call.url.pathname.startsWith("/patreon/api/")) return next();
    if (!call.headers["user-agent"]) {
      return patreonError({
        status: 403,
        code: 1,
        name: "Forbidden",
        title: "Forbidden",
        detail: "A User-Agent is required.",
      });
    }
    const now = call.now.getTime();
    const client = limiter.spend("patreon client", PER_CLIENT, now);
    if (!client.allowed) return throttled(Math.ceil(client.resetAfter));
    const { authorization } = call.headers;
    if (authorization) {
      const token = limiter.spend(`patreon ${authorization}`, PER_TOKEN, now);
      if (!token.allowed) return throttled(Math.ceil(token.resetAfter));
    }
    return next();
  };
}

/** Patreon under `/patreon`. */
export function patreonMount(limiter: Limiter, sender: WebhookSender): Mount {
  const api = [...identityRoutes, ...campaignRoutes, ...webhookRoutes(sender)].map((one) => ({
    ...one,
    path: `/api/oauth2${one.path}`,
  }));
  return {
    provider: "patreon",
    prefix: "/patreon",
    routes: [...oauthRoutes, ...placeRoutes, ...api],
    fail,
    around: edge(limiter),
  };
}
