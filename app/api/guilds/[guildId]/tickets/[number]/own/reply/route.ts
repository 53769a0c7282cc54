import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { writeAsOpener } from "@/features/tickets/mutations/message";
import { ticketNumber } from "@/features/tickets/number";
import { ownReplyInput } from "@/features/tickets/schema";

/** The opener writes in their ticket. */
export const POST = defineRoute({
  name: "tickets.reply.own",
  input: ownReplyInput.omit({ number: true }),
  auth: { member: true },
  limits: [{ by: "user", max: 60, seconds: 60 }],
  handler: ({ params, input, scope }) => {
    const number = ticketNumber(params.number);
    return withGuild(scope, (ctx) => writeAsOpener(ctx, { ...input, number }));
  },
});
