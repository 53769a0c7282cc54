import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { ticketNumber } from "@/features/tickets/number";
import { transcriptOf } from "@/features/tickets/transcript/data/transcript";
import { transcriptFile } from "@/features/tickets/transcript/file";

/** The transcript of an own ticket as JSON. */
export const GET = defineRoute({
  name: "tickets.transcript.own",
  input: z.strictObject({}),
  auth: { member: true },
  limits: [{ by: "user", max: 30, seconds: 60 }],
  handler: async ({ params, user, scope }) => {
    const number = ticketNumber(params.number);
    const transcript = await withGuild(scope, (ctx) => transcriptOf(ctx, number, user.discordId), {
      readOnly: true,
    });
    return transcriptFile(transcript);
  },
});
