import { json } from "@/sandbox/http/reply";
import type { Route } from "@/sandbox/http/types";
import { route } from "@/sandbox/http/types";
import { withBot } from "../auth";
import { gatewayAddress } from "./hello";
import type { GatewayHub } from "./hub";

/** Where a bot connects, and how many sessions it may still start today. */
export function gatewayRoutes(hub: GatewayHub): readonly Route[] {
  return [
    route("GET", "/gateway", (call) => json(200, { url: gatewayAddress(call.base) })),
    route(
      "GET",
      "/gateway/bot",
      withBot((call, bot) => {
        const { remaining, resetAfter } = hub.startsLeft(bot);
        const limit = { total: 1000, remaining, reset_after: resetAfter, max_concurrency: 1 };
        return json(200, { url: gatewayAddress(call.base), shards: 1, session_start_limit: limit });
      }),
    ),
  ];
}
