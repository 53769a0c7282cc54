import type { Tier } from "@/features/supporters/schema";

/** Answers in time, and all of them. */
export type KeptOf = readonly [kept: number, of: number];
export type Promises = Partial<Record<Tier, KeptOf>>;

/** A row of the rollup: a day on the guild's clock, of one category and agent; an empty one is all of them. */
export interface NumbersRow {
  date: string;
  category: string;
  /** Discord id. */
  agent: string;
  opened: number;
  closed: number;
  reopened: number;
  /** In public, by anybody; of an agent theirs alone. */
  messages: number;
  staffMessages: number;
  activeStaff: number;
  ratings: number;
  ratingSum: number;
  /** Seconds that openers waited for the first answer. */
  firstAnswers: number[];
  /** Seconds from opening to the closing that stands. */
  resolutions: number[];
  promises: Promises;
}

/** What is looked at; null is all of them. */
export interface NumbersFilter {
  category: string | null;
  agent: string | null;
}
