"use server";

import { z } from "zod";
import { withGuild } from "@/db/context";
import { recordAudit } from "@/features/audit/mutations";
import { feedTarget } from "@/features/guilds/data/feeds";
import { postState } from "@/features/guilds/data/outbox";
import { plain } from "@/features/guilds/feed-words";
import { enqueuePost } from "@/features/guilds/mutations/outbox";
import { sendChannel } from "@/features/guilds/send-feeds";
import { discordBotService } from "@/features/guilds/service";
import { defineAction } from "@/features/identity/web/action";
import { sha256 } from "@/lib/crypto";
import { env } from "@/lib/env";
import { conflict, unavailable } from "@/lib/errors";
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
    const kept = await withGuild(scope, async (ctx) => {
      const target = await feedTarget(ctx, "admin");
      if (!target) return null;
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
      const { channelId } = target;
      await enqueuePost(ctx, { feed: "admin", channelId, contentKey, content, dueAt: ctx.now });
      await recordAudit(ctx, {
        action: "dashboard.brief.post",
        subjectType: "feed",
        subjectId: "admin",
        after: { content },
      });
      return { channelId, contentKey };
    });
    if (!kept)
      throw conflict(
        "The team's feed has no channel, or Discord refuses the one it has. Nothing was posted. Set it under Feeds and channels.",
      );
    const { channelId, contentKey } = kept;
    // Grizzly OS would send it within a second; whoever presses wants to know now.
    await sendChannel(discordBotService({ apiUrl, botToken }), { guildId: scope.guildId, channelId });
    const state = () => withGuild(scope, (ctx) => postState(ctx, channelId, contentKey), { readOnly: true });
    // It may have been quicker, and is at it now.
    for (let tries = 0; tries < 15 && (await state()) === "unknown"; tries++)
      await new Promise((resolve) => setTimeout(resolve, 200));
    if ((await state()) !== "posted")
      throw unavailable(
        "Discord has not taken the message yet. It is kept, and goes out by itself once Discord does.",
      );
  },
});
