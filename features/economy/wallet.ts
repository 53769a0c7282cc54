import type { CauseKind, MovementKind, RewardLine } from "./schema";

/** What a ledger line leads to. `detail` is what stands beside the title: weapon and distance, item, note. */
export interface LedgerCause {
  kind: CauseKind | "other";
  id: string;
  title: string;
  detail: string | null;
  /** How a reward was calculated; empty for everything else. */
  lines: RewardLine[];
  /** The log line that proves a kill, with where it was read. */
  proof: { raw: string; service: string | null } | null;
  /** Number of the order, for a link. */
  orderNumber: number | null;
  /** The other person of a transfer. */
  counterparty: { discordId: string; name: string } | null;
}

export interface LedgerLine {
  id: string;
  at: string;
  kind: MovementKind | "other";
  amount: number;
  /** Coins of the person after this line; null for lines that an older bot wrote. */
  balance: number | null;
  cause: LedgerCause;
}

export interface LedgerPage {
  lines: LedgerLine[];
  /** Pass as `before` for the next page; null at the end. */
  next: string | null;
}

export interface GuildBalance {
  guildId: string;
  balance: number;
  currency: { name: string; symbol: string };
}

export interface WalletSums {
  balance: number;
  held: number;
  earned: number;
  spent: number;
  /** Days that earned and spent cover. */
  days: number;
}

/** A step of the balance chart: from `at` on the balance is this. */
export interface BalanceStep {
  at: string;
  balance: number;
}

export interface DailyState {
  /** Coins that a claim pays now, or would pay next. */
  amount: number;
  /** Day of the streak that the next claim makes, from 1. */
  day: number;
  claimedAt: string | null;
  /** When the next claim is possible; null when it is possible now. */
  nextAt: string | null;
}

export interface TransferQuote {
  amount: number;
  fee: number;
  /** What leaves the sender: amount and fee. */
  total: number;
  before: number;
  after: number;
  recipient: { discordId: string; name: string } | null;
  allowed: boolean;
  /** Why it is not allowed, one sentence each. */
  reasons: string[];
}

export interface Recipient {
  discordId: string;
  /** In-game name of the linked player. */
  name: string;
}
