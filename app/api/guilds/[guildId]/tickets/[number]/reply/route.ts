import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { writeAsStaff } from "@/features/tickets/mutations/message";
import { ticketNumber } from "@/features/tickets/number";
import { unfilledProblem } from "@/features/tickets/replies/fields";
import { replyInput } from "@/features/tickets/schema";
import { invalid } from "@/lib/errors";

/** Staff answer in public. A handler and no action: an action answers with the whole page, and this is what people wait for. */
export const POST = defineRoute({
  name: "tickets.reply",
  input: replyInput.omit({ number: true }),
  auth: { guild: "support", section: "tickets" },
  limits: [{ by: "user", max: 60, seconds: 60 }],
  handler: ({ params, input, scope }) => {
    const number = ticketNumber(params.number);
    const problem = unfilledProblem(input.text);
    if (problem) throw invalid(problem, { text: problem });
    return withGuild(scope, (ctx) => writeAsStaff(ctx, { ...input, number }));
  },
});
