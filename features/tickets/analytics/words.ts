import { formatSpan, HOUR, MINUTE, SECOND } from "@/lib/time";
import type { Spread } from "./measure";
import { medianChange, shareChange } from "./measure";
import type { NumberRange } from "./ranges";
import type { KeptOf } from "./schema";

export const RANGE_WORDS: Record<NumberRange, string> = {
  "7d": "7 d",
  "30d": "30 d",
  "90d": "90 d",
  "365d": "Year",
};

/** What a stretch is compared with, as the end of a sentence. */
export const BEFORE_WORDS: Record<NumberRange, string> = {
  "7d": "the 7 days before",
  "30d": "the 30 days before",
  "90d": "the 90 days before",
  "365d": "the year before",
};

/** A wait in words: seconds below a minute alone, minutes up to two days. */
export function waitWords(seconds: number): string {
  const ms = seconds * SECOND;
  const unit = ms < MINUTE ? SECOND : ms < 48 * HOUR ? MINUTE : HOUR;
  return formatSpan(Math.round(ms / unit) * unit);
}

const counted = (count: number, what: string) => `${count} ${count === 1 ? what : `${what}s`}`;

/** What a median is of, and how long the slow ones took: their tenth, or the slowest where there are few. */
export function spreadWords({ count, p90, longest }: Spread): string {
  if (longest === null) return "None in this stretch";
  if (count === 1) return "of 1 ticket";
  const slow = p90 === null ? `slowest ${waitWords(longest)}` : `90 % within ${waitWords(p90)}`;
  return `of ${counted(count, "ticket")}, ${slow}`;
}

/** How a median changed; says so where there are too few to tell. */
export function medianWords(now: Spread, before: Spread, range: NumberRange): string {
  const change = medianChange(now, before);
  const than = BEFORE_WORDS[range];
  if (change === null)
    return before.count === 0
      ? `None in ${than}`
      : `${counted(before.count, "ticket")} in ${than}: too few to compare`;
  if (Math.abs(change) < 60) return `As fast as in ${than}`;
  return `${waitWords(Math.abs(change))} ${change < 0 ? "faster" : "slower"} than in ${than}`;
}

/** How a share changed, in points of a hundred. */
export function shareWords(now: KeptOf, before: KeptOf, range: NumberRange): string {
  const change = shareChange([now[0], now[1]], [before[0], before[1]]);
  const than = BEFORE_WORDS[range];
  if (change === null) return before[1] === 0 ? `None in ${than}` : `${before[0]} of ${before[1]} in ${than}`;
  if (change === 0) return `As in ${than}`;
  return `${Math.abs(change)} ${Math.abs(change) === 1 ? "point" : "points"} ${change > 0 ? "more" : "fewer"} than in ${than}`;
}

/** How a count changed. */
export function countWords(now: number, before: number, range: NumberRange): string {
  const change = now - before;
  const than = BEFORE_WORDS[range];
  if (change === 0) return `As many as in ${than}`;
  return `${Math.abs(change)} ${change > 0 ? "more" : "fewer"} than in ${than}`;
}
