import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { ticketVersion } from "@/features/tickets/data/tickets";
import { notFound } from "@/lib/errors";

/** Whether an own ticket has changed: what its page asks while somebody looks at it. */
export const GET = defineRoute({
  name: "tickets.version.own",
  input: z.strictObject({}),
  auth: { member: true },
  limits: [{ by: "user", max: 120, seconds: 60 }],
  handler: ({ params, user, scope }) => {
    const number = /^\d{1,9}$/.test(params.number ?? "") ? Number(params.number) : null;
    if (number === null) throw notFound("This ticket does not exist.");
    return withGuild(scope, async (ctx) => ({ version: await ticketVersion(ctx, number, user.discordId) }), {
      readOnly: true,
    });
  },
});
