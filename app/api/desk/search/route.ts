import { z } from "zod";
import { defineRoute } from "@/features/identity/http/route";
import { SEARCH_MAX } from "@/features/tickets/search-rules";
import { deskGuildsOf } from "@/features/tickets/web/desk-guilds";
import { deskSearch } from "@/features/tickets/web/desk-pages";

/** Tickets by number, words of subject and messages, or the opener's name, in all guilds of the reader's desk. */
export const GET = defineRoute({
  name: "tickets.search",
  input: z.strictObject({ q: z.string().max(SEARCH_MAX).default(""), guild: z.string().max(60).optional() }),
  auth: "user",
  limits: [{ by: "user", max: 120, seconds: 60 }],
  handler: async ({ input, session, user }) => ({
    found: await deskSearch(await deskGuildsOf(session), user, { text: input.q, guild: input.guild ?? null }),
  }),
});
