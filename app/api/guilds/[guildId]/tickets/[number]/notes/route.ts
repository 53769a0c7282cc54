import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { writeNote } from "@/features/tickets/mutations/message";
import { ticketNumber } from "@/features/tickets/number";
import { noteInput } from "@/features/tickets/schema";

/** A note among staff. */
export const POST = defineRoute({
  name: "tickets.note",
  input: noteInput.omit({ number: true }),
  auth: { guild: "support", section: "tickets" },
  limits: [{ by: "user", max: 60, seconds: 60 }],
  handler: ({ params, input, scope }) => {
    const number = ticketNumber(params.number);
    return withGuild(scope, (ctx) => writeNote(ctx, { ...input, number }));
  },
});
