import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { ticketVersion } from "@/features/tickets/data/tickets";
import { notFound } from "@/lib/errors";

/** Whether a ticket has changed: what its page asks while somebody looks at it. */
export const GET = defineRoute({
  name: "tickets.version",
  input: z.strictObject({}),
  auth: { guild: "viewer", section: "tickets" },
  limits: [{ by: "user", max: 120, seconds: 60 }],
  handler: ({ params, scope }) => {
    const number = /^\d{1,9}$/.test(params.number ?? "") ? Number(params.number) : null;
    if (number === null) throw notFound("This ticket does not exist.");
    return withGuild(scope, async (ctx) => ({ version: await ticketVersion(ctx, number) }), {
      readOnly: true,
    });
  },
});
