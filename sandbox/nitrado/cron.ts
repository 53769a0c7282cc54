/** Nitrado's tasks: cron fields of numbers and commas, `*` anywhere but in the minutes, no ranges or steps. */
export interface CronFields {
  readonly minute: string;
  readonly hour: string;
  readonly day: string;
  readonly month: string;
  readonly weekday: string;
}

const MINUTE = 60_000;
const LIMITS = { minute: [0, 59], hour: [0, 23], day: [1, 31], month: [1, 12], weekday: [0, 7] } as const;

/** The name of the first field that does not fit, or null. */
export function badField(fields: CronFields): keyof CronFields | null {
  for (const [name, [low, high]] of Object.entries(LIMITS) as [
    keyof CronFields,
    readonly [number, number],
  ][]) {
    const value = fields[name].trim();
    if (value === "*" && name !== "minute") continue;
    const numbers = value.split(",").map((part) => part.trim());
    if (!numbers.every((part) => /^\d{1,2}$/.test(part) && Number(part) >= low && Number(part) <= high)) {
      return name;
    }
  }
  return null;
}

/** The first minute after `after` that fits, in UTC; null when there is none within a year. */
export function nextRun(fields: CronFields, after: Date): Date | null {
  const has = (field: string, value: number) =>
    field.trim() === "*" || field.split(",").some((part) => Number(part) === value);
  const start = Math.floor(after.getTime() / MINUTE) * MINUTE + MINUTE;
  for (let at = start; at < start + 366 * 86_400_000; ) {
    const date = new Date(at);
    const weekday = date.getUTCDay();
    const today =
      has(fields.month, date.getUTCMonth() + 1) &&
      has(fields.day, date.getUTCDate()) &&
      (has(fields.weekday, weekday) || (weekday === 0 && has(fields.weekday, 7)));
    if (today && has(fields.hour, date.getUTCHours()) && has(fields.minute, date.getUTCMinutes()))
      return date;
    at = today ? at + MINUTE : Math.floor(at / 86_400_000) * 86_400_000 + 86_400_000;
  }
  return null;
}
