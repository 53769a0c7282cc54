import { json } from "@/sandbox/http/reply";
import type { Route } from "@/sandbox/http/types";
import { route } from "@/sandbox/http/types";
import { withBot } from "./auth";

/**
 * Where a bot would connect. The sandbox has no gateway: the address is its own, and no identify is left,
 * so that a client which reads the answer knows that it cannot start a session.
 */
export const gatewayRoutes: readonly Route[] = [
  route("GET", "/gateway", (call) => json(200, { url: call.base.replace("http", "ws") })),
  route(
    "GET",
    "/gateway/bot",
    withBot((call) =>
      json(200, {
        url: call.base.replace("http", "ws"),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 0, reset_after: 86_400_000, max_concurrency: 1 },
      }),
    ),
  ),
];
