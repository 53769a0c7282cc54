import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { dropUpload } from "@/features/tickets/attachments/mutations";
import { notFound } from "@/lib/errors";
import { isUuid } from "@/lib/ids";

/** Forgets an own upload that was not sent. */
export const DELETE = defineRoute({
  name: "tickets.file.drop",
  auth: { member: true },
  limits: [{ by: "user", max: 60, seconds: 60 }],
  async handler({ params, scope }) {
    const id = params.id ?? "";
    if (!isUuid(id)) throw notFound("This file does not exist.");
    await withGuild(scope, (ctx) => dropUpload(ctx, id));
  },
});
