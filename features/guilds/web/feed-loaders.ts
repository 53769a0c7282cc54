import { withGuild } from "@/db/context";
import { currencyOf } from "@/features/economy/data/settings";
import { requireGuild } from "@/features/identity/web/session";
import { missingInDiscord } from "../data/discord-problems";
import { channelList, feedList } from "../data/feeds";
import { syncState } from "../data/members";
import { mayEnter } from "../rules";

/** Feeds of a guild, the channels they may go to, and how old that knowledge is. */
export async function loadFeeds(guildId: string) {
  const { scope, access } = await requireGuild(guildId, "feeds");
  const facts = await withGuild(
    scope,
    async (ctx) => {
      const [feeds, channels, missing, sync, currency] = await Promise.all([
        feedList(ctx),
        channelList(ctx),
        missingInDiscord(ctx),
        syncState(ctx),
        currencyOf(ctx, ctx.guildId),
      ]);
      return { feeds, channels, missing, sync, currency };
    },
    { readOnly: true },
  );
  return { ...facts, access, manages: mayEnter(access.sections, "feeds", "manager") && !access.seeAs };
}

export type FeedsData = Awaited<ReturnType<typeof loadFeeds>>;
