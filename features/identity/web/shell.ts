import { headers } from "next/headers";
import { after } from "next/server";
import { cache } from "react";
import { withSystem, withUser } from "@/db/context";
import { refreshRights, rightsAge } from "@/features/guilds/access";
import { listGuildChoices } from "@/features/guilds/data";
import { notices } from "@/features/notices/data";
import { MINUTE } from "@/lib/time";
import { actorOf } from "../http/gate";
import { requireSession, userScope } from "./session";

/** Rights older than this are asked for anew behind the page. */
const SWITCHER_MS = 5 * MINUTE;

/** What the frame of signed-in pages shows, read once a request. */
export const loadShell = cache(async () => {
  const session = await requireSession();
  const { user } = session;
  // Signing in never waits for Discord; the first page does, once, so that an owner finds their guilds in it.
  const age = await rightsAge(user);
  if (age === Number.POSITIVE_INFINITY) await refreshRights(user);
  else if (age > SWITCHER_MS) after(() => refreshRights(user));
  const [guilds, inbox, sent] = await Promise.all([
    withSystem(actorOf(user), (ctx) => listGuildChoices(ctx, user), { readOnly: true }),
    withUser(userScope(session), (ctx) => notices(ctx, 12), { readOnly: true }),
    headers(),
  ]);
  return { user, guilds, notices: inbox, nonce: sent.get("x-nonce") ?? undefined };
});
