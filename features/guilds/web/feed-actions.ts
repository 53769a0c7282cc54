"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withGuild } from "@/db/context";
import { recordAudit } from "@/features/audit/mutations";
import { currencyOf } from "@/features/economy/data/settings";
import { defineAction } from "@/features/identity/web/action";
import { env } from "@/lib/env";
import { conflict, unavailable } from "@/lib/errors";
import { ProviderError } from "@/lib/http/provider";
import { feedSettings } from "../data/feeds";
import { feedSamples } from "../feed-samples";
import { feedSettingsInput } from "../feed-schema";
import { FEED_ABOUT, FEED_OFF, FEEDS } from "../feeds";
import { blockChannel, refusalOf, updateFeed } from "../mutations/feeds";
import { discordBotService } from "../service";

const auth = { guild: "manager", section: "feeds" } as const;
const guildId = z.string().max(60);
const feed = z.enum(FEEDS);

/** Sets where a feed goes and what it says. */
export const saveFeed = defineAction({
  name: "guilds.feed.save",
  input: feedSettingsInput.extend({ guildId, feed }),
  auth,
  limits: [{ by: "user", max: 60, seconds: 60 }],
  async handler({ input: { guildId: _, feed: named, ...settings }, scope }) {
    await withGuild(scope, (ctx) => updateFeed(ctx, named, settings));
    refresh();
  },
});

/** Posts an example into a feed's channel, so that it is known to arrive. */
export const testFeed = defineAction({
  name: "guilds.feed.test",
  input: z.strictObject({ guildId, feed }),
  auth,
  limits: [
    { by: "user", max: 5, seconds: 60 },
    { by: "guild", max: 20, seconds: 3_600 },
  ],
  async handler({ input, scope, requestId }) {
    const { channelId, content } = await withGuild(
      scope,
      async (ctx) => {
        const settings = await feedSettings(ctx, input.feed);
        const { symbol } = await currencyOf(ctx, ctx.guildId);
        // Whatever the filter leaves out: the question is whether it arrives.
        const [sample] = feedSamples(
          input.feed,
          { ...FEED_OFF, place: settings.place },
          { symbol, now: ctx.now },
        );
        return {
          channelId: settings.channelId,
          content: `A test of “${FEED_ABOUT[input.feed].name}” from the dashboard. It would read like this:\n${sample ?? ""}`,
        };
      },
      { readOnly: true },
    );
    if (channelId === null) throw conflict("Choose a channel and save it first. Nothing was posted.");
    const { DISCORD_API_URL: apiUrl, DISCORD_BOT_TOKEN: botToken } = env();
    const failure = await discordBotService({ apiUrl, botToken })
      .post(channelId, { content, nonce: requestId.slice(0, 25) })
      .then(
        () => null,
        (error: unknown) => error,
      );
    const reason = refusalOf(failure);
    await withGuild(scope, async (ctx) => {
      if (reason !== null) await blockChannel(ctx, channelId, reason);
      await recordAudit(ctx, {
        action: "guilds.feed.test",
        subjectType: "feed",
        subjectId: input.feed,
        after: { channelId, arrived: failure === null },
      });
    });
    refresh();
    if (reason !== null)
      throw conflict(
        `Discord refused the message: ${reason} Give Grizzly OS the right there, or choose another channel.`,
      );
    if (failure instanceof ProviderError)
      throw unavailable("Discord did not take the message. Try again in a minute.", failure);
    if (failure !== null) throw failure;
  },
});
