import type { Limiter } from "@/sandbox/http/limits";
import type { Failure, Mount } from "@/sandbox/http/server";
import type { Call, Reply } from "@/sandbox/http/types";
import { accountRoutes } from "./account";
import { failed } from "./envelope";
import { fileApiRoutes } from "./file-api";
import { aboutFile, fileHostRoutes } from "./file-host";
import { gameserverRoutes } from "./gameserver";
import type { NitradoHost } from "./host";
import { misbehave, type Subject, takeNitradoFault } from "./misbehave";
import { oauthRoutes } from "./oauth";
import { serviceRoutes } from "./services";
import { settingsRoutes } from "./settings";
import { taskRoutes } from "./tasks";
import { accessOf } from "./tokens";

const PREFIX = "/nitrado";
const HOUR_SECONDS = 3_600;

function fail(failure: Failure): Reply {
  switch (failure) {
    case "not_found":
      return failed(404, "No route found.");
    case "method":
      return failed(405, "Method not allowed.");
    case "too_large":
      return failed(413, "The body is too large.");
    case "rate_limited":
      return failed(429, "The rate limit has been exceeded.");
    case "internal":
      return failed(500, "Internal Server Error");
  }
}

function subjectOf(host: NitradoHost, call: Call): Subject {
  const path = call.url.pathname.slice(PREFIX.length);
  const service = /^\/services\/(\d+)(?:\/|$)/.exec(path)?.[1];
  return { path, service: service ?? aboutFile(host, call)?.serviceId ?? null };
}

/** Requests of a token in the hour, told in headers of every answer of the API. */
async function counted(limiter: Limiter, call: Call, next: () => Promise<Reply>): Promise<Reply> {
  const access = accessOf(call);
  if (!access || call.url.pathname.startsWith(`${PREFIX}/fileserver/`)) return next();
  const requests = call.store.state.nitrado.hourlyLimit;
  const now = call.now.getTime();
  const spent = limiter.spend(`nitrado ${access}`, { requests, seconds: HOUR_SECONDS }, now);
  const headers = {
    "x-ratelimit-limit": String(requests),
    "x-ratelimit-remaining": String(spent.remaining),
    "x-ratelimit-reset": String(Math.ceil(now / 1000 + spent.resetAfter)),
  };
  const reply = spent.allowed
    ? await next()
    : failed(429, "The rate limit has been exceeded. Please contact our support.");
  return { ...reply, headers: { ...headers, ...reply.headers } };
}

/** Nitrado under `/nitrado`: the API of api.nitrado.net, and its file servers under `/nitrado/fileserver`. */
export function nitradoMount(limiter: Limiter, host: NitradoHost): Mount {
  return {
    provider: "nitrado",
    prefix: PREFIX,
    routes: [
      ...oauthRoutes,
      ...accountRoutes,
      ...serviceRoutes(host),
      ...gameserverRoutes(host),
      ...settingsRoutes(host),
      ...taskRoutes(),
      ...fileApiRoutes(host),
      ...fileHostRoutes(host),
    ],
    fail,
    around: (call, next) => {
      const fault = takeNitradoFault(call.store, subjectOf(host, call));
      const run = () => counted(limiter, call, next);
      return fault ? misbehave(fault, call, run) : run();
    },
  };
}
