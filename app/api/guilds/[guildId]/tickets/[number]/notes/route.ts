import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { writeNote } from "@/features/tickets/mutations/message";
import { noteInput, numberInAddress } from "@/features/tickets/schema";
import { notFound } from "@/lib/errors";

/** A note among staff. */
export const POST = defineRoute({
  name: "tickets.note",
  input: noteInput.omit({ number: true }),
  auth: { guild: "support", section: "tickets" },
  limits: [{ by: "user", max: 60, seconds: 60 }],
  handler: ({ params, input, scope }) => {
    const number = numberInAddress(params.number);
    if (number === null) throw notFound("This ticket does not exist.");
    return withGuild(scope, (ctx) => writeNote(ctx, { ...input, number }));
  },
});
