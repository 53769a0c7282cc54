import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { ticketVersion } from "@/features/tickets/data/tickets";
import { ticketNumber } from "@/features/tickets/number";

/** Whether an own ticket has changed: what its page asks while somebody looks at it. */
export const GET = defineRoute({
  name: "tickets.version.own",
  input: z.strictObject({}),
  auth: { member: true },
  limits: [{ by: "user", max: 120, seconds: 60 }],
  handler: ({ params, user, scope }) => {
    const number = ticketNumber(params.number);
    return withGuild(scope, async (ctx) => ({ version: await ticketVersion(ctx, number, user.discordId) }), {
      readOnly: true,
    });
  },
});
