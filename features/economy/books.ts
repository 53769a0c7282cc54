/** Days that standings look back on. */
export const STANDING_DAYS = [7, 30, 90] as const;
export type StandingDays = (typeof STANDING_DAYS)[number];

/** A person's coins of a span of days, and of as many days before. */
export interface Standing {
  discordId: string;
  coins: number;
  before: number;
}

/** How coins lie among accounts that ever had any. */
export interface Spread {
  accounts: number;
  /** Coins on them all. */
  coins: number;
  /** 0: all have the same; close to 1: one has all. Null without coins. */
  gini: number | null;
  /** Coins of the richest tenth of the accounts. */
  topTenth: number;
  median: number;
}

/** Kept with the books, because it takes a look at every account. */
export interface Standings {
  earners: Record<StandingDays, Standing[]>;
  spenders: Record<StandingDays, Standing[]>;
  /** Persons with an entry. */
  active: Record<StandingDays, number>;
  spread: Spread;
  /** Earned by players whom nobody has linked yet. */
  held?: { coins: number; players: number };
}

/** The last time that the books were checked against the ledger. */
export interface BooksCheck {
  ok: boolean;
  /** Coins on all accounts, and what the ledger says that they must be. */
  balances: number;
  ledger: number;
  entries: number;
  problems: string[];
}

/** A guild's books: sums by account up to one entry, and what was computed from them. */
export interface Books {
  /** Entries up to here are counted. Null before the first count. */
  countedAt: string | null;
  entries: number;
  minted: number;
  sunk: number;
  shop: number;
  escrow: number;
  /** Moved by an older bot, which wrote one side alone. */
  loose: number;
  /** Coins on the persons' accounts; with what the escrow holds they are all that is in circulation, entries included that are not counted yet. */
  circulating: number;
  standings: Standings | null;
  standingsAt: string | null;
  check: BooksCheck | null;
  checkedAt: string | null;
}

const percent = (part: number, whole: number): number => (whole > 0 ? Math.round((part / whole) * 100) : 0);

/** What the spread of coins means, in one or two plain sentences. */
export function spreadWords(spread: Spread): string {
  const { gini, accounts, coins, topTenth, median } = spread;
  if (gini === null) return "Nobody has coins yet, so there is nothing to compare.";
  if (accounts < 10) return "Fewer than ten people have had coins: too few to say how evenly they lie.";
  const verdict =
    gini < 0.4
      ? "Coins lie fairly evenly"
      : gini < 0.65
        ? "Some have much more than others, as in most guilds"
        : "Most coins lie with a few people, so prices that suit them are out of reach for the rest";
  const share = percent(topTenth, coins);
  return `${verdict}: the richest tenth holds ${share} % of all coins, and half of the people have ${new Intl.NumberFormat("en-GB").format(median)} or fewer.`;
}

/** How a number stands to the one of the period before, as a sentence's end; null where there is nothing to say. */
export function changeWords(now: number, before: number): string | null {
  if (before === 0) return now === 0 ? null : "nothing in the period before";
  if (now === before) return "as in the period before";
  const change = Math.abs(Math.round(((now - before) / before) * 100));
  if (change === 0) return "about as in the period before";
  return `${change} % ${now > before ? "more" : "less"} than the period before`;
}
