import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { writeAsStaff } from "@/features/tickets/mutations/message";
import { unfilledProblem } from "@/features/tickets/replies/fields";
import { numberInAddress, replyInput } from "@/features/tickets/schema";
import { invalid, notFound } from "@/lib/errors";

/** Staff answer in public. A handler and no action: an action answers with the whole page, and this is what people wait for. */
export const POST = defineRoute({
  name: "tickets.reply",
  input: replyInput.omit({ number: true }),
  auth: { guild: "support", section: "tickets" },
  limits: [{ by: "user", max: 60, seconds: 60 }],
  handler: ({ params, input, scope }) => {
    const number = numberInAddress(params.number);
    if (number === null) throw notFound("This ticket does not exist.");
    const problem = unfilledProblem(input.text);
    if (problem) throw invalid(problem, { text: problem });
    return withGuild(scope, (ctx) => writeAsStaff(ctx, { ...input, number }));
  },
});
