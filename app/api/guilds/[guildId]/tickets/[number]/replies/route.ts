import { z } from "zod";
import { withGuild } from "@/db/context";
import { mayEnter } from "@/features/guilds/rules";
import { defineRoute } from "@/features/identity/http/route";
import { ticketNumber } from "@/features/tickets/number";
import { savedReplies } from "@/features/tickets/replies/data";
import { fieldNames } from "@/features/tickets/replies/schema";
import { fieldValues } from "@/features/tickets/replies/values";

/** The guild's saved replies; with `fields`, what these hold for this ticket now. */
export const GET = defineRoute({
  name: "tickets.replies",
  auth: { guild: "support", section: "tickets" },
  input: z.strictObject({ fields: fieldNames.optional() }),
  limits: [{ by: "user", max: 120, seconds: 60 }],
  handler({ params, input, user, scope, access }) {
    const number = ticketNumber(params.number);
    const { fields } = input;
    const asked = {
      guild: access.name,
      agent: user.name,
      seesOrders: mayEnter(access.sections, "orders", "viewer"),
      seesPlayers: mayEnter(access.sections, "players", "viewer"),
    };
    return withGuild(
      scope,
      async (ctx) =>
        fields
          ? { values: await fieldValues(ctx, number, fields, asked) }
          : { replies: await savedReplies(ctx) },
      { readOnly: true },
    );
  },
});
