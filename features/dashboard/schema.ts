import type { Range } from "./ranges";

export { RANGES, type Range } from "./ranges";

/** The parts of the overview that are computed and kept. */
export const WIDGETS = ["players", "kills", "people", "coins", "orders"] as const;
export type Widget = (typeof WIDGETS)[number];

/** Those that are drawn over time. */
export const CHARTS = ["players", "kills", "coins"] as const satisfies readonly Widget[];
export type Chart = (typeof CHARTS)[number];

/** Raised when a figure means something else than before: what was kept is then computed anew. */
export const PAYLOAD_VERSION = 1;

/** Values of equal steps, oldest first; null is not known. */
export interface Course<Value = number> {
  /** ISO time of the first step's begin. */
  from: string;
  stepMs: number;
  now: Value[];
  /** The stretch before, step by step. */
  before: Value[];
}

/** A sum, and what is compared: both up to the last whole hour. */
export interface Compared {
  total: number;
  now: number;
  before: number;
}

export interface PlayersFigures {
  course: Course<number | null>;
  peak: { value: number; at: string } | null;
  peakBefore: number | null;
  mean: number | null;
  meanBefore: number | null;
  /** ISO times of starts in the stretch; none for ranges too long to draw them. */
  restarts: string[];
}

export interface KillsFigures {
  course: Course;
  kills: Compared;
  deaths: Compared;
}

export interface PeopleFigures {
  /** Seen here for the first time. */
  fresh: number;
  freshBefore: number;
  /** Came, and had been here before. */
  returning: number;
  returningBefore: number;
  days: { from: string; fresh: number[]; returning: number[] };
}

export interface CoinsFigures {
  from: string;
  stepMs: number;
  minted: number[];
  spent: number[];
  mintedSum: Compared;
  spentSum: Compared;
  /** What each kind brought in less what it took out, largest first. */
  kinds: { kind: string; net: number }[];
  /** On accounts and held in bounties; null while the ledger was not summed up yet. */
  circulating: number | null;
}

export interface OrdersFigures {
  course: Course;
  delivered: Compared;
  /** Delivered and given back in the stretch. */
  closed: number;
}

export interface Figures {
  players: PlayersFigures;
  kills: KillsFigures;
  people: PeopleFigures;
  coins: CoinsFigures;
  orders: OrdersFigures;
}

export type SyncState = "stale" | "computing" | "fresh" | "error";

/** One widget as it is shown. */
export interface Kept<W extends Widget = Widget> {
  figures: Figures[W];
  computedAt: string;
  /** How far the data behind it reaches. */
  sourceUntil: string | null;
  state: SyncState;
  /** What the last try to compute it failed with, in words. */
  lastError: string | null;
}

export type Overview = { [W in Widget]: Kept<W> | null };

export interface OverviewQuery {
  range: Range;
  serviceId: string | null;
  compare: boolean;
}

/** When every total was last counted again from its rows, and how many differed. */
export interface LastRecount {
  at: string;
  rows: number;
  wrong: number;
}
