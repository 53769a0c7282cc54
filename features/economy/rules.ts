import { MAX_COINS } from "@/lib/money";
import { DAY } from "@/lib/time";
import type { AccountRef, EconomySettings, KillSettings, Leg, Movement } from "./schema";

export const DEFAULT_SETTINGS: EconomySettings = {
  currencyName: "Grizzly Coins",
  currencySymbol: "GC",
  startingCoins: 0,
  dailyAmount: 100,
  dailyStreakStep: 10,
  dailyStreakMax: 7,
  activityAmount: 5,
  activityMinutes: 60,
  activityDailyMinutes: null,
  bountyMin: 50,
  bountyMax: 50_000,
  bountyDays: 14,
  transfersEnabled: true,
  transferMax: 10_000,
  transferDailyMax: null,
  transferFeeBp: 0,
};

export const DEFAULT_KILL_SETTINGS: KillSettings = {
  enabled: true,
  base: 25,
  headshotBonus: 0,
  distanceSteps: [],
  weaponBonus: {},
  streakSteps: [],
  sameVictimMinutes: 60,
  sameVictimPercent: 0,
  freshSpawnMinutes: 0,
  freshSpawnPercent: 100,
  dailyCap: null,
  suicidePenalty: 0,
};

/** The Discord id of a person's account, or null for an account of the guild itself. */
export const personOf = (account: AccountRef): string | null =>
  typeof account === "string" ? null : account.person;

/** The persons of a movement, each once, in the order in which their accounts are locked. */
export function personsOf(legs: readonly Leg[]): string[] {
  const ids = new Set(legs.map((leg) => personOf(leg.account)).filter((id) => id !== null));
  return [...ids].sort();
}

/** Why legs cannot be written, or null. Balanced, no leg of zero, each account once, within 2^53 − 1. */
export function legsProblem(legs: readonly Leg[]): string | null {
  if (legs.length < 2) return "a movement has at least two legs";
  if (legs.some((leg) => leg.amount === 0n)) return "a leg moves at least one coin";
  if (legs.some((leg) => leg.amount > MAX_COINS || leg.amount < -MAX_COINS)) return "a leg is too large";
  if (legs.reduce((sum, leg) => sum + leg.amount, 0n) !== 0n) return "the legs do not sum to zero";
  const accounts = legs.map((leg) => personOf(leg.account) ?? `guild:${String(leg.account)}`);
  if (new Set(accounts).size !== accounts.length) return "an account stands in two legs";
  return null;
}

/** Coins that change hands: the sum of what arrives. */
export const movedAmount = (legs: readonly Leg[]): bigint =>
  legs.reduce((sum, leg) => (leg.amount > 0n ? sum + leg.amount : sum), 0n);

/** Two legs: coins from one account to another. */
export const pay = (from: AccountRef, to: AccountRef, amount: bigint): Leg[] => [
  { account: from, amount: -amount },
  { account: to, amount },
];

/** The text that two requests must share to be the same one. Amounts are text, keys are sorted. */
export function requestText(movement: Pick<Movement, "kind" | "legs" | "cause" | "request">): string {
  return canonical({
    kind: movement.kind,
    cause: movement.cause,
    legs: movement.legs.map((leg) => [personOf(leg.account) ?? leg.account, leg.amount]),
    request: movement.request ?? null,
  });
}

/** JSON with sorted keys, bigints as text and dates as ISO, so that equal values are equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === "bigint") return inner.toString();
    if (inner === null || typeof inner !== "object" || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Start of the day in UTC: claims, caps and limits begin anew there. */
export const dayStart = (at: Date): Date => new Date(Math.floor(at.getTime() / DAY) * DAY);

/** The day of the streak that a claim at `now` makes: one more after yesterday's claim, else 1. */
export function streakDay(lastDaily: Date | null, streak: number, now: Date): number {
  if (!lastDaily) return 1;
  const days = Math.round((dayStart(now).getTime() - dayStart(lastDaily).getTime()) / DAY);
  if (days <= 0) return Math.max(1, streak);
  return days === 1 ? streak + 1 : 1;
}

/** Coins of a daily claim on the given day of a streak: it grows up to the set number of days. */
export function dailyAmount(settings: EconomySettings, day: number): bigint {
  const grown = Math.min(Math.max(1, day), settings.dailyStreakMax) - 1;
  return BigInt(settings.dailyAmount) + BigInt(settings.dailyStreakStep) * BigInt(grown);
}

/** The fee of a transfer, rounded up to a whole coin. */
export function transferFee(amount: bigint, feeBp: number): bigint {
  return (amount * BigInt(feeBp) + 9_999n) / 10_000n;
}

export interface TransferFacts {
  settings: EconomySettings;
  amount: bigint;
  balance: bigint;
  /** Sent since the start of the day, without fees. */
  sentToday: bigint;
  samePerson: boolean;
  recipientLinked: boolean;
}

/** Fee and total of a transfer, and one sentence for each reason against it. */
export function decideTransfer(facts: TransferFacts): { fee: bigint; total: bigint; reasons: string[] } {
  const { settings, amount, balance } = facts;
  const symbol = settings.currencySymbol;
  const fee = transferFee(amount, settings.transferFeeBp);
  const total = amount + fee;
  const reasons: string[] = [];
  if (!settings.transfersEnabled) reasons.push("This guild does not allow transfers.");
  if (facts.samePerson) reasons.push("You cannot send coins to yourself.");
  else if (!facts.recipientLinked) reasons.push("The receiver has no linked player in this guild.");
  if (amount > BigInt(settings.transferMax))
    reasons.push(`One transfer is at most ${settings.transferMax} ${symbol}.`);
  if (settings.transferDailyMax !== null && facts.sentToday + amount > BigInt(settings.transferDailyMax)) {
    const left = BigInt(settings.transferDailyMax) - facts.sentToday;
    reasons.push(`You can send ${left > 0n ? left : 0n} ${symbol} more today.`);
  }
  if (total > balance) reasons.push(`You have ${balance} ${symbol}, and this takes ${total} with the fee.`);
  return { fee, total, reasons };
}
