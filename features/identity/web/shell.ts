import { headers } from "next/headers";
import { cache } from "react";
import { withSystem, withUser } from "@/db/context";
import { listGuildChoices } from "@/features/guilds/data";
import { notices } from "@/features/notices/data";
import { actorOf } from "../http/gate";
import { requireSession, userScope } from "./session";

/** What the frame of signed-in pages shows, read once a request. */
export const loadShell = cache(async () => {
  const session = await requireSession();
  const { user } = session;
  const [guilds, inbox, sent] = await Promise.all([
    withSystem(actorOf(user), (ctx) => listGuildChoices(ctx, user), { readOnly: true }),
    withUser(userScope(session), (ctx) => notices(ctx, 12), { readOnly: true }),
    headers(),
  ]);
  return { user, guilds, notices: inbox, nonce: sent.get("x-nonce") ?? undefined };
});
