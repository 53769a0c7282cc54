import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { ticketNews } from "@/features/tickets/live/data";
import { ticketNumber } from "@/features/tickets/number";

/** What was written in an own ticket behind a message: how a page that was cut off catches up. */
export const GET = defineRoute({
  name: "tickets.messages.own",
  input: z.strictObject({ after: z.coerce.number().int().min(0) }),
  auth: { member: true },
  limits: [{ by: "user", max: 240, seconds: 60 }],
  handler: ({ params, user, input, scope }) => {
    const number = ticketNumber(params.number);
    return withGuild(scope, (ctx) => ticketNews(ctx, number, input.after, user.discordId), {
      readOnly: true,
    });
  },
});
