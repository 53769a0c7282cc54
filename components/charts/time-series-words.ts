import { DAY, HOUR } from "@/lib/time";

/** The zone that the reader chose, as `public/frame.js` reads it; the browser's own without a choice. */
const zoneOf = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[name="reader-zone"]')?.content || undefined;

const written = (at: number, parts: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: zoneOf() }).format(at);

const CLOCK: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const DATE: Intl.DateTimeFormatOptions = { day: "numeric", month: "short" };

/** A moment on the reader's clock. */
export const clockWords = (at: number): string => written(at, CLOCK);

/** A step in words: «20 Nov, 21:00» for hours, «20 Nov» for days. */
export function stepWords(at: number, stepMs: number): string {
  const day = written(at, { weekday: "short", ...DATE });
  if (stepMs >= DAY) return day;
  const end = stepMs >= HOUR ? `–${clockWords(at + stepMs)}` : "";
  return `${day}, ${clockWords(at)}${end}`;
}

/** How far the reader's clock is ahead of UTC then. */
function aheadOf(at: number): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zoneOf(),
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const local = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
  return local - Math.floor(at / 60_000) * 60_000;
}

/** Round moments of an axis on the reader's clock, and how they are written. @param length of the stretch */
export function axisWords(length: number) {
  const step =
    length <= 2 * DAY ? 3 * HOUR : length <= 8 * DAY ? DAY : length <= 40 * DAY ? 5 * DAY : 14 * DAY;
  return {
    /** Seconds since 1970. */
    splits(from: number, to: number): number[] {
      const found: number[] = [];
      const ahead = aheadOf(from);
      for (let at = Math.ceil((from + ahead) / step) * step - ahead; at < to; at += step)
        found.push(at / 1_000);
      return found;
    },
    write: (at: number): string => (step < DAY ? clockWords(at) : written(at, DATE)),
  };
}
