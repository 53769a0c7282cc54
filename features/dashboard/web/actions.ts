"use server";

import { z } from "zod";
import { withGuild } from "@/db/context";
import { recordAudit } from "@/features/audit/mutations";
import { plain } from "@/features/guilds/feed-words";
import { postToFeed } from "@/features/guilds/mutations/feeds";
import { discordBotService } from "@/features/guilds/service";
import { defineAction } from "@/features/identity/web/action";
import { sha256 } from "@/lib/crypto";
import { env } from "@/lib/env";
import { conflict, unavailable } from "@/lib/errors";
import { ProviderError } from "@/lib/http/provider";
import { isoDate } from "@/lib/time";
import { briefForDiscord, morningBrief } from "../brief";
import { readOverview } from "../data/kept";
import { visibleWidgets } from "../rights";

/** Posts the brief as it stands now into the team's channel; the same words stand there once. */
export const postBrief = defineAction({
  name: "dashboard.brief.post",
  input: z.strictObject({ guildId: z.string().max(60) }),
  auth: { guild: "moderator", section: "overview" },
  limits: [
    { by: "user", max: 5, seconds: 60 },
    { by: "guild", max: 20, seconds: 3_600 },
  ],
  async handler({ scope, access }) {
    const { DISCORD_API_URL: apiUrl, DISCORD_BOT_TOKEN: botToken } = env();
    const stands = await withGuild(scope, async (ctx) => {
      const widgets = visibleWidgets(access.sections);
      const { overview } = await readOverview(ctx, { range: "24h", serviceId: null }, widgets);
      const { players, orders, coins } = overview;
      const content = briefForDiscord(
        morningBrief({
          players: players?.figures ?? null,
          orders: orders?.figures ?? null,
          coins: coins?.figures ?? null,
        }),
        plain,
      );
      const contentKey = `dashboard.brief:${isoDate(ctx.now)}:${sha256(content).slice(0, 16)}`;
      const posted = await postToFeed(ctx, discordBotService({ apiUrl, botToken }), {
        feed: "admin",
        contentKey,
        content,
      });
      await recordAudit(ctx, {
        action: "dashboard.brief.post",
        subjectType: "feed",
        subjectId: "admin",
        after: { content, arrived: posted },
      });
      return posted;
    }).catch((error: unknown) => {
      if (error instanceof ProviderError)
        throw unavailable("Discord did not take the message. Try again in a minute.", error);
      throw error;
    });
    if (!stands)
      throw conflict(
        "The team's feed has no channel, or Discord refuses the one it has. Nothing was posted. Set it under Feeds and channels.",
      );
  },
});
