import { cookie } from "@/sandbox/http/body";
import { redirect } from "@/sandbox/http/reply";
import type { Call, Reply, Route } from "@/sandbox/http/types";
import { route } from "@/sandbox/http/types";
import { ME_COOKIE } from "@/sandbox/page/me";

/** Where somebody joins, pays or cancels: the control page stands in for all of it. */
function control(call: Call): Reply {
  const me = cookie(call, ME_COOKIE);
  return redirect(me && call.store.person(me) ? `${call.base}/#pledge` : `${call.base}/people`);
}

/** Pages of Patreon that people are sent to. */
export const placeRoutes: readonly Route[] = [
  route("GET", "/settings/memberships", control),
  route("GET", "/bePatron", control),
];
