import { z } from "zod";
import { withUser } from "@/db/context";
import { actorOf } from "@/features/identity/http/gate";
import { defineRoute } from "@/features/identity/http/route";
import { searchOwn } from "@/features/tickets/data/search";
import { SEARCH_MAX } from "@/features/tickets/search-rules";

/** The person's own tickets by number, or by words of the subject and of what was said in public. */
export const GET = defineRoute({
  name: "tickets.search.own",
  input: z.strictObject({ q: z.string().max(SEARCH_MAX).default("") }),
  auth: "user",
  limits: [{ by: "user", max: 60, seconds: 60 }],
  handler: ({ input, user, requestId }) =>
    withUser(
      { userId: user.id, actor: actorOf(user), requestId },
      async (ctx) => ({ found: await searchOwn(ctx, user.discordId, input.q) }),
      { readOnly: true },
    ),
});
