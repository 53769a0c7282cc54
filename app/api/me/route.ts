import { after } from "next/server";
import { z } from "zod";
import { withSystem, withUser } from "@/db/context";
import { refreshRights, rightsAge } from "@/features/guilds/access";
import { listGuildChoices } from "@/features/guilds/data";
import { ownBalance, unreadNotices } from "@/features/identity/data/chip";
import { actorOf } from "@/features/identity/http/gate";
import { defineRoute } from "@/features/identity/http/route";
import type { MeResponse } from "@/features/identity/me";
import { tierOf } from "@/features/supporters/data/plans";
import { MINUTE } from "@/lib/time";

/** The guild switcher may be this old; what a person may do is checked again where they do it. */
const SWITCHER_MS = 3 * MINUTE;

/** What the page around a visitor differs by: name, picture, tier, coins, notices, guilds. */
export const GET = defineRoute({
  name: "me",
  input: z.object({ guild: z.string().max(60).optional() }),
  auth: "public",
  async handler({ input, user, requestId }): Promise<MeResponse> {
    if (!user) return { user: null };
    const age = await rightsAge(user);
    if (age === Number.POSITIVE_INFINITY) await refreshRights(user);
    else if (age > SWITCHER_MS) after(() => refreshRights(user));
    const guild = input.guild;
    const [own, guilds] = await Promise.all([
      withUser(
        { userId: user.id, actor: actorOf(user), requestId },
        async (ctx) => {
          const [tier, unread, coins] = await Promise.all([
            tierOf(ctx, user.id),
            unreadNotices(ctx),
            guild === undefined ? null : ownBalance(ctx, user.discordId, guild),
          ]);
          return { tier, unread, coins };
        },
        { readOnly: true },
      ),
      withSystem({ kind: "system", job: "guild-switcher" }, (ctx) => listGuildChoices(ctx, user), {
        readOnly: true,
      }),
    ]);
    return { user, ...own, guilds };
  },
});
