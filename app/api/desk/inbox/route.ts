import { z } from "zod";
import { defineRoute } from "@/features/identity/http/route";
import { deskGuildsOf } from "@/features/tickets/web/desk-guilds";
import { deskPage } from "@/features/tickets/web/desk-pages";
import { readDesk } from "@/features/tickets/web/ticket-query";

const part = z.string().max(90).optional();

/** A page of the desk's inbox, with the counts of its views: what the inbox asks while somebody looks at it. */
export const GET = defineRoute({
  name: "tickets.inbox",
  input: z.strictObject({ view: part, type: part, tag: part, guild: part, after: part }),
  auth: "user",
  // Each open window asks at most once a second while the queue moves.
  limits: [{ by: "user", max: 600, seconds: 60 }],
  handler: async ({ input, session, user }) => deskPage(await deskGuildsOf(session), user, readDesk(input)),
});
