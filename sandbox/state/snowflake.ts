const DISCORD_EPOCH = 1_420_070_400_000n;

/**
 * A Discord snowflake: milliseconds since 2015 in the upper bits, a sequence of 22 bits below.
 * The same time and sequence always give the same id.
 */
export function snowflakeAt(time: Date | string, sequence: number): string {
  const ms = BigInt(new Date(time).getTime());
  return (((ms - DISCORD_EPOCH) << 22n) | (BigInt(sequence) & 0x3fffffn)).toString();
}

/** When the thing with this snowflake was made. */
export function snowflakeTime(id: string): Date {
  return new Date(Number((BigInt(id) >> 22n) + DISCORD_EPOCH));
}

export function isSnowflake(value: string): boolean {
  return /^\d{1,20}$/.test(value) && BigInt(value) < 1n << 64n;
}
