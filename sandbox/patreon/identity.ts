import { json } from "@/sandbox/http/reply";
import type { Call, Reply, Route } from "@/sandbox/http/types";
import { route } from "@/sandbox/http/types";
import { type Who, withScope } from "./auth";
import { documentOf, readAsked } from "./jsonapi";
import { creatorResource, userResource } from "./resources";

const INCLUDES = [
  "memberships",
  "memberships.currently_entitled_tiers",
  "memberships.campaign",
  "memberships.campaign.tiers",
  "campaign",
];

/**
 * The signed-in person. Without `identity.memberships` a token sees only the membership of its own client's
 * campaign, which is the only one there is.
 */
function identity(call: Call, who: Who): Reply {
  const asked = readAsked(call.url.searchParams, INCLUDES);
  if ("status" in asked) return asked;
  const user =
    who.kind === "creator"
      ? creatorResource()
      : userResource(who.patron, call.store, {
          email: who.scope.includes("identity[email]"),
          memberEmail: false,
        });
  const links = { self: `https://www.patreon.com/api/oauth2/v2/user/${user.id}` };
  return json(200, { ...documentOf(user, asked), links }, { "content-type": "application/vnd.api+json" });
}

export const identityRoutes: readonly Route[] = [
  route("GET", "/v2/identity", withScope("identity", identity)),
];
