import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineRoute } from "@/features/identity/http/route";
import { deskChoices } from "@/features/tickets/data/choices";

/** Who can be given a ticket of the guild, whom we would give it to, and the tags that are used. */
export const GET = defineRoute({
  name: "tickets.choices",
  input: z.strictObject({ number: z.coerce.number().int().min(1).max(2_147_483_647).optional() }),
  auth: { guild: "support", section: "tickets" },
  limits: [{ by: "user", max: 60, seconds: 60 }],
  handler: ({ input, scope }) =>
    withGuild(scope, (ctx) => deskChoices(ctx, input.number ?? null), { readOnly: true }),
});
