const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const TOP = DIGITS.length - 1;
const UNKNOWN = "-";

/**
 * Packs shares of slots taken (0 to 1, null where nothing is known) into one character each, so that a list of
 * two hundred servers stays small. Any share above 0 packs above 0: empty and nearly empty stay apart.
 */
export function packLevels(shares: readonly (number | null)[]): string {
  return shares
    .map((share) => {
      if (share === null || Number.isNaN(share)) return UNKNOWN;
      const clamped = Math.min(1, Math.max(0, share));
      return DIGITS[clamped > 0 ? Math.max(1, Math.round(clamped * TOP)) : 0];
    })
    .join("");
}

/** The share at one place of a packed text: 0 to 1 in steps of 1/61, null where nothing is known. */
export function levelAt(packed: string, index: number): number | null {
  const digit = DIGITS.indexOf(packed[index] ?? UNKNOWN);
  return digit === -1 ? null : digit / TOP;
}

/** Reverses `packLevels` to within half a step. */
export function unpackLevels(packed: string): (number | null)[] {
  return Array.from(packed, (_, index) => levelAt(packed, index));
}
