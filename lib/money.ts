/** Largest number of coins that JSON carries exactly: 2^53 − 1. */
export const MAX_COINS = BigInt(Number.MAX_SAFE_INTEGER);

/** Coins for a DTO. @throws RangeError past ±(2^53 − 1), which the ledger never lets happen */
export function coinsToNumber(amount: bigint): number {
  if (amount > MAX_COINS || amount < -MAX_COINS)
    throw new RangeError("An amount of coins is too large to show.");
  return Number(amount);
}

/** Whole coins from a checked number. @throws RangeError for fractions and numbers past 2^53 − 1 */
export function coinsFromNumber(amount: number): bigint {
  if (!Number.isSafeInteger(amount)) throw new RangeError("An amount of coins must be a whole number.");
  return BigInt(amount);
}

/** `12,480` in the reader's locale. */
export function formatCoins(amount: number | bigint, locale = "en-GB"): string {
  return new Intl.NumberFormat(locale).format(amount);
}
