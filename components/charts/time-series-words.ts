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

const STEPS = [3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 5 * DAY, 10 * DAY, 15 * DAY, 30 * DAY];
/** So many pixels a word under the axis takes. */
const WORD = 56;

/** Round moments of an axis on the reader's clock, and how they are written. @param length of the stretch @param width in pixels */
export function axisWords(length: number, width: number) {
  const step = STEPS.find((size) => (length / size) * WORD <= width && length / size <= 10) ?? 30 * DAY;
  return {
    /** Seconds since 1970. */
    splits(from: number, to: number): number[] {
      const found: number[] = [];
      const ahead = aheadOf(from);
      // The last word would not fit under the axis.
      const last = to - (to - from) * 0.03;
      for (let at = Math.ceil((from + ahead) / step) * step - ahead; at < last; at += step)
        found.push(at / 1_000);
      return found;
    },
    write: (at: number): string => (step < DAY ? clockWords(at) : written(at, DATE)),
  };
}
