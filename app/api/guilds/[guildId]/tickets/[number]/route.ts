import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { ticketVersion } from "@/features/tickets/data/tickets";
import { ticketNumber } from "@/features/tickets/number";

/** Whether a ticket has changed: what its page asks while somebody looks at it. */
export const GET = defineRoute({
  name: "tickets.version",
  input: z.strictObject({}),
  auth: { guild: "viewer", section: "tickets" },
  limits: [{ by: "user", max: 120, seconds: 60 }],
  handler: ({ params, scope }) => {
    const number = ticketNumber(params.number);
    return withGuild(scope, async (ctx) => ({ version: await ticketVersion(ctx, number) }), {
      readOnly: true,
    });
  },
});
