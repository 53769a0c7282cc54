import { withUser } from "@/db/context";
import { latestExport } from "@/features/identity/account/data/account";
import { actorOf } from "@/features/identity/http/gate";
import { defineRoute } from "@/features/identity/http/route";

/** How far the person's archive is. */
export const GET = defineRoute({
  name: "identity.export.state",
  auth: "user",
  limits: [{ by: "user", max: 120, seconds: 120 }],
  handler: ({ user, requestId }) =>
    withUser({ userId: user.id, actor: actorOf(user), requestId }, latestExport, { readOnly: true }),
});
