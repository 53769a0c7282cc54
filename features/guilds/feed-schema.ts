import { z } from "zod";
import { type FeedSettings, PLACE_DETAIL } from "./feeds";
import { snowflake } from "./schema";

const whole = (max: number, words: string) => z.number(words).int(words).min(0, words).max(max, words);

export const feedSettingsInput = z.strictObject({
  channelId: snowflake.nullable(),
  enabled: z.boolean(),
  place: z.enum(PLACE_DETAIL).default("none"),
  delayMinutes: whole(120, "A delay is 0 to 120 minutes.").default(0),
  minMetres: whole(2_000, "A distance is 0 to 2,000 metres.").default(0),
  certainOnly: z.boolean().default(false),
  minCoins: whole(1_000_000_000, "An amount is a whole number of coins.").default(0),
});

/** Settings as they are kept; what cannot be read there is as if nobody had set it. */
export function keptFeed(kept: unknown): FeedSettings | null {
  const read = feedSettingsInput.safeParse(kept);
  return read.success ? read.data : null;
}
