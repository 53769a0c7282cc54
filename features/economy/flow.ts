import { DAY, isoDate } from "@/lib/time";
import type { EconomyDay } from "./data/days";
import type { LedgerKind } from "./ledger-kinds";

/** Where coins come from and where they go, as an owner thinks of it. */
export const SOURCES = ["kills", "playing", "daily", "staff", "other"] as const;
export const SINKS = ["shop", "fines", "fees", "other"] as const;
export type Source = (typeof SOURCES)[number];
export type Sink = (typeof SINKS)[number];

export const SOURCE_WORDS: Record<Source, string> = {
  kills: "Kills",
  playing: "Playing",
  daily: "Daily claims",
  staff: "Staff and starting coins",
  other: "Other",
};

export const SINK_WORDS: Record<Sink, string> = {
  shop: "Shop, refunds taken off",
  fines: "Fines and penalties",
  fees: "Fees of transfers",
  other: "Other",
};

const SOURCE_OF: Partial<Record<LedgerKind, Source>> = {
  kill_reward: "kills",
  activity: "playing",
  daily: "daily",
  grant: "staff",
  verdict: "staff",
  starting: "staff",
};

const SINK_OF: Partial<Record<LedgerKind, Sink>> = {
  shop_purchase: "shop",
  shop_refund: "shop",
  fine: "fines",
  transfer: "fees",
};

export interface FlowDay {
  /** In UTC. */
  day: string;
  minted: Record<Source, number>;
  sunk: Record<Sink, number>;
}

export interface FlowRow<Of extends string> {
  of: Of;
  now: number;
  before: number;
}

export interface Flow {
  /** Oldest first; every day stands here, also one without coins. The last one is not over. */
  days: FlowDay[];
  minted: { now: number; before: number };
  sunk: { now: number; before: number };
  sources: FlowRow<Source>[];
  sinks: FlowRow<Sink>[];
}

const nothing = <Of extends string>(of: readonly Of[]) =>
  Object.fromEntries(of.map((one) => [one, 0])) as Record<Of, number>;

function rowsOf<Of extends string>(
  of: readonly Of[],
  now: readonly Record<Of, number>[],
  before: readonly Record<Of, number>[],
): FlowRow<Of>[] {
  const sum = (some: readonly Record<Of, number>[], one: Of) => some.reduce((all, day) => all + day[one], 0);
  return of
    .map((one) => ({ of: one, now: sum(now, one), before: sum(before, one) }))
    .filter((row) => row.now !== 0 || row.before !== 0)
    .sort((a, b) => b.now - a.now);
}

/**
 * Days of two periods of the same length as one flow of coins.
 * @param rows of twice as many days, by kind
 */
export function flowOf(rows: readonly EconomyDay[], days: number, now: Date): Flow {
  const dates = Array.from({ length: 2 * days }, (_, at) =>
    isoDate(new Date(now.getTime() - (2 * days - 1 - at) * DAY)),
  );
  const all = new Map(
    dates.map((day): [string, FlowDay] => [day, { day, minted: nothing(SOURCES), sunk: nothing(SINKS) }]),
  );
  for (const row of rows) {
    const day = all.get(row.day);
    if (!day) continue;
    day.minted[SOURCE_OF[row.kind] ?? "other"] += row.minted;
    day.sunk[SINK_OF[row.kind] ?? "other"] += row.sunk;
  }
  const list = [...all.values()];
  const [before, current] = [list.slice(0, days), list.slice(days)];
  const sources = rowsOf(
    SOURCES,
    current.map((day) => day.minted),
    before.map((day) => day.minted),
  );
  const sinks = rowsOf(
    SINKS,
    current.map((day) => day.sunk),
    before.map((day) => day.sunk),
  );
  const total = (some: readonly FlowRow<string>[]) =>
    some.reduce((sum, row) => ({ now: sum.now + row.now, before: sum.before + row.before }), {
      now: 0,
      before: 0,
    });
  return { days: current, minted: total(sources), sunk: total(sinks), sources, sinks };
}
