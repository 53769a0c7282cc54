"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineAction, defineFormAction } from "@/features/identity/web/action";
import { notFound } from "@/lib/errors";
import { bountyQuote } from "../data/targets";
import { cancelBounty } from "../mutations/close";
import { placeBounty } from "../mutations/place";
import { cancelBountyInput, placeBountyInput } from "../schema";

const guildId = z.string().max(60);

/** What a bounty would do, for its review. Writes nothing. */
export const reviewBounty = defineAction({
  name: "bounties.review",
  input: placeBountyInput.pick({ playerId: true, amount: true }).extend({ guildId }),
  auth: { member: true },
  limits: [{ by: "user", max: 60, seconds: 60 }],
  async handler({ input, user, scope }) {
    const quote = await withGuild(scope, (ctx) => bountyQuote(ctx, user.discordId, input), {
      readOnly: true,
    });
    if (!quote) throw notFound("No such player has been seen on this guild's servers.");
    return quote;
  },
});

/** Puts coins on a head. The key makes a second press the same bounty. */
export const sendBounty = defineAction({
  name: "bounties.place",
  input: placeBountyInput.extend({ guildId }),
  auth: { member: true },
  limits: [{ by: "user", max: 20, seconds: 60 }],
  async handler({ input: { guildId: _, ...placed }, scope }) {
    const done = await withGuild(scope, (ctx) => placeBounty(ctx, placed));
    refresh();
    return done;
  },
});

/** Staff end a bounty with a reason: the coins go back. */
export const cancelBountyForm = defineFormAction({
  name: "bounties.cancel",
  input: cancelBountyInput.extend({ guildId }),
  auth: { guild: "manager", section: "economy" },
  limits: [{ by: "user", max: 30, seconds: 60 }],
  async handler({ input: { guildId: _, ...bounty }, scope }) {
    await withGuild(scope, (ctx) => cancelBounty(ctx, bounty));
    refresh();
  },
});
