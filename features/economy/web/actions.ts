"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withGuild } from "@/db/context";
import { defineAction, defineFormAction } from "@/features/identity/web/action";
import { transferQuote } from "../data/transfers";
import { claimDaily } from "../mutations/claim";
import { transfer } from "../mutations/transfer";
import { transferInput } from "../schema";

const limits = [{ by: "user" as const, max: 30, seconds: 60 }];
const guildId = z.string().max(60);

/** Takes the coins of the day, once. */
export const claimDailyForm = defineFormAction({
  name: "economy.daily.claim",
  input: z.strictObject({ guildId }),
  auth: { member: true },
  limits,
  async handler({ scope }) {
    const claimed = await withGuild(scope, claimDaily);
    refresh();
    return claimed;
  },
});

/** What a transfer would do, for its review. Writes nothing. */
export const reviewTransfer = defineAction({
  name: "economy.transfer.review",
  input: transferInput.pick({ toDiscordId: true, amount: true }).extend({ guildId }),
  auth: { member: true },
  limits,
  handler: ({ input, user, scope }) =>
    withGuild(scope, (ctx) => transferQuote(ctx, user.discordId, input), { readOnly: true }),
});

/** Sends coins. The key makes a second press the same transfer. */
export const sendTransfer = defineAction({
  name: "economy.transfer.send",
  input: transferInput.extend({ guildId }),
  auth: { member: true },
  limits,
  async handler({ input: { guildId: _, ...sent }, scope }) {
    const done = await withGuild(scope, (ctx) => transfer(ctx, sent));
    refresh();
    return done;
  },
});
