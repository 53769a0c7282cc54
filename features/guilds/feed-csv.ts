import { csvText } from "@/lib/csv";
import { FEED_ABOUT, type FeedDto } from "./feeds";

/** A guild's feeds as CSV. */
export const feedsCsv = (feeds: readonly FeedDto[]): string =>
  csvText(
    [
      "feed",
      "channel",
      "state",
      "problem",
      "place",
      "delay_minutes",
      "min_metres",
      "min_coins",
      "last_message_utc",
    ],
    feeds.map((feed) => [
      FEED_ABOUT[feed.feed].name,
      feed.channelName ?? feed.channelId,
      feed.enabled ? "on" : "off",
      feed.problem,
      feed.place,
      feed.delayMinutes,
      feed.minMetres,
      feed.minCoins,
      feed.lastPostAt,
    ]),
  );
