import { cache } from "react";
import { withUser } from "@/db/context";
import { requireSession, userScope } from "@/features/identity/web/session";
import { choices, discordProblem, notices } from "../data";

/** The notices of the person who is signed in, and where they want to be told. */
export const loadNotices = cache(async () => {
  const session = await requireSession();
  return withUser(
    userScope(session),
    async (ctx) => ({
      notices: await notices(ctx, 50),
      choices: await choices(ctx),
      problem: await discordProblem(ctx),
    }),
    { readOnly: true },
  );
});
