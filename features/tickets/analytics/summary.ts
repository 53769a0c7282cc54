import { TIERS, type Tier } from "@/features/supporters/schema";
import { type Spread, spreadOf } from "./measure";
import type { KeptOf, NumbersRow } from "./schema";

/** What a stretch comes to. */
export interface Figures {
  opened: number;
  closed: number;
  reopened: number;
  messages: number;
  staffMessages: number;
  first: Spread;
  solved: Spread;
  /** Whoever was promised an answer by their tier. */
  promised: KeptOf;
  /** Everyone by tier; who has none is measured against our own aim. */
  byTier: { tier: Tier; kept: number; of: number }[];
  ratings: number;
  /** One to five; null without a rating. */
  rating: number | null;
}

const sum = (rows: readonly NumbersRow[], of: (row: NumbersRow) => number) =>
  rows.reduce((all, row) => all + of(row), 0);

/** Adds up rows of the rollup, which must not overlap: all of one category and agent. */
export function figuresOf(rows: readonly NumbersRow[]): Figures {
  const byTier = TIERS.map((tier) => ({
    tier,
    kept: sum(rows, (row) => row.promises[tier]?.[0] ?? 0),
    of: sum(rows, (row) => row.promises[tier]?.[1] ?? 0),
  })).filter((one) => one.of > 0);
  const promised = byTier.filter((one) => one.tier !== "none");
  const ratings = sum(rows, (row) => row.ratings);
  return {
    opened: sum(rows, (row) => row.opened),
    closed: sum(rows, (row) => row.closed),
    reopened: sum(rows, (row) => row.reopened),
    messages: sum(rows, (row) => row.messages),
    staffMessages: sum(rows, (row) => row.staffMessages),
    first: spreadOf(rows.flatMap((row) => row.firstAnswers)),
    solved: spreadOf(rows.flatMap((row) => row.resolutions)),
    promised: [
      promised.reduce((all, one) => all + one.kept, 0),
      promised.reduce((all, one) => all + one.of, 0),
    ],
    byTier,
    ratings,
    rating: ratings === 0 ? null : sum(rows, (row) => row.ratingSum) / ratings,
  };
}

/** Rows by what they share, each group added up. */
export function figuresBy<K extends string>(
  rows: readonly NumbersRow[],
  of: (row: NumbersRow) => K,
): Map<K, Figures> {
  const groups = Map.groupBy(rows, of);
  return new Map([...groups].map(([key, some]) => [key, figuresOf(some)]));
}
