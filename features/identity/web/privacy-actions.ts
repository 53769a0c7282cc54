"use server";

import { refresh, updateTag } from "next/cache";
import { withGuild } from "@/db/context";
import { liveSlugsOf } from "@/features/players/data/leaderboard";
import { choosePrivacy, privacyInput } from "@/features/players/mutations/privacy";
import { defineAction } from "./action";

/** What the person's player in a guild shows to visitors; public pages follow at once. */
export const chooseMyPrivacy = defineAction({
  name: "players.privacy",
  auth: { member: true },
  input: privacyInput,
  limits: [{ by: "user", max: 60, seconds: 300 }],
  async handler({ input, user, scope }) {
    const { guildId: _, ...choice } = input;
    const slugs = await withGuild(scope, async (ctx) => {
      await choosePrivacy(ctx, user.discordId, choice);
      return liveSlugsOf(ctx);
    });
    for (const slug of slugs) {
      updateTag(`leaderboards:${slug}`);
      updateTag(`listing:${slug}`);
    }
    updateTag("home");
    refresh();
  },
});
