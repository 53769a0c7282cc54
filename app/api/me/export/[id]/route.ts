import { archiveResponse } from "@/features/identity/account/serve";
import { actorOf } from "@/features/identity/http/gate";
import { defineRoute } from "@/features/identity/http/route";

/** The person's archive, for them alone; any other is missing. */
export const GET = defineRoute({
  name: "identity.export.fetch",
  auth: "user",
  limits: [{ by: "user", max: 20, seconds: 3_600 }],
  handler: ({ user, requestId, params }) =>
    archiveResponse({ userId: user.id, actor: actorOf(user), requestId }, params.id ?? ""),
});
