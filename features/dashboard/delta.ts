import type { Range } from "./ranges";

/** What a stretch is compared with, as the end of a sentence. */
export const BEFORE_WORDS: Record<Range, string> = {
  "24h": "the day before",
  "7d": "the week before",
  "30d": "the 30 days before",
  season: "the season before",
};

const THAN: Record<Range, string> = { ...BEFORE_WORDS, "24h": "yesterday" };

export interface Delta {
  direction: "up" | "down" | "same";
  /** «7 more than yesterday» */
  words: string;
}

const WHOLE = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/**
 * How a number changed, in words; null where one of both is not known.
 * @param less the word for fewer: "fewer" for people and things, "less" for coins
 */
export function deltaOf(
  now: number | null,
  before: number | null,
  range: Range,
  less: "fewer" | "less" = "fewer",
): Delta | null {
  if (now === null || before === null) return null;
  const change = Math.round(now) - Math.round(before);
  const than = THAN[range];
  if (change === 0) return { direction: "same", words: `as many as ${than}` };
  if (Math.round(before) === 0) return { direction: "up", words: `none ${than}` };
  const size = WHOLE.format(Math.abs(change));
  return change > 0
    ? { direction: "up", words: `${size} more than ${than}` }
    : { direction: "down", words: `${size} ${less} than ${than}` };
}
