import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { ticketNumber } from "@/features/tickets/number";
import { transcriptOf } from "@/features/tickets/transcript/data/transcript";
import { transcriptFile } from "@/features/tickets/transcript/file";

/** A ticket's transcript as JSON, for the guild's staff. */
export const GET = defineRoute({
  name: "tickets.transcript",
  input: z.strictObject({}),
  auth: { guild: "viewer", section: "tickets" },
  limits: [{ by: "user", max: 30, seconds: 60 }],
  handler: async ({ params, scope }) => {
    const number = ticketNumber(params.number);
    return transcriptFile(await withGuild(scope, (ctx) => transcriptOf(ctx, number), { readOnly: true }));
  },
});
