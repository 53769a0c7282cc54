import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { readTicket } from "@/features/tickets/mutations/read";
import { ticketNumber } from "@/features/tickets/number";

/** Keeps how far an agent has read a ticket, so that their inbox marks what is new. */
export const POST = defineRoute({
  name: "tickets.read",
  input: z.strictObject({ message: z.number().int().min(0) }),
  auth: { guild: "viewer", section: "tickets" },
  limits: [{ by: "user", max: 120, seconds: 60 }],
  handler: async ({ input, params, scope }) => {
    const number = ticketNumber(params.number);
    await withGuild(scope, (ctx) => readTicket(ctx, number, input.message));
    return { read: input.message };
  },
});
