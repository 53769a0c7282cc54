import { DAY, HOUR, MINUTE } from "@/lib/time";

export const RANGES = ["24h", "7d", "30d", "season"] as const;
export type Range = (typeof RANGES)[number];

/** So many days are a season: as long as hours of game servers are kept. */
export const SEASON_DAYS = 90;

interface Grid {
  stepMs: number;
  count: number;
}

/** How kills and coins are gathered: bars of an hour, six hours or a day. */
const BARS: Record<Range, Grid> = {
  "24h": { stepMs: HOUR, count: 24 },
  "7d": { stepMs: 6 * HOUR, count: 28 },
  "30d": { stepMs: DAY, count: 30 },
  season: { stepMs: DAY, count: SEASON_DAYS },
};

/** Which kept samples of players a course reads, and how fine it is drawn. */
const COURSES: Record<Range, Grid & { resolution: "5m" | "1h" | "1d" }> = {
  "24h": { stepMs: 10 * MINUTE, count: 144, resolution: "5m" },
  "7d": { stepMs: HOUR, count: 168, resolution: "1h" },
  "30d": { stepMs: 6 * HOUR, count: 120, resolution: "1h" },
  season: { stepMs: DAY, count: SEASON_DAYS, resolution: "1d" },
};

/** A stretch of equal steps that ends with the running one, and as long a stretch before it. */
export interface Span {
  from: Date;
  /** End of the running step, exclusive. */
  to: Date;
  /** Begin of the stretch before. */
  before: Date;
  stepMs: number;
  count: number;
  /** End of the last whole hour: stretches are compared up to here, so that none has an hour more. */
  whole: Date;
}

function spanOf({ stepMs, count }: Grid, now: Date): Span {
  const at = now.getTime();
  const to = (Math.floor(at / stepMs) + 1) * stepMs;
  const length = stepMs * count;
  return {
    from: new Date(to - length),
    to: new Date(to),
    before: new Date(to - 2 * length),
    stepMs,
    count,
    whole: new Date(Math.floor(at / HOUR) * HOUR),
  };
}

/** The stretch that a range's bars cover. Steps count from 1970, so hours and days are UTC's. */
export const barSpan = (range: Range, now: Date): Span => spanOf(BARS[range], now);

/** The same for the course of players, with the kept samples that it is drawn from. */
export const courseSpan = (range: Range, now: Date): Span & { resolution: "5m" | "1h" | "1d" } => ({
  ...spanOf(COURSES[range], now),
  resolution: COURSES[range].resolution,
});

/** So long figures of a range are kept at least before they are computed anew. */
export const KEEP_MS: Record<Range, number> = {
  "24h": 20_000,
  "7d": 2 * MINUTE,
  "30d": 10 * MINUTE,
  season: 30 * MINUTE,
};

/** How figures are kept: the range, and the game server where they are one server's. */
export const keptRange = (range: Range, serviceId: string | null): string =>
  serviceId === null ? range : `${range}:${serviceId}`;

/** Reads what `keptRange` wrote. */
export function readKeptRange(text: string): { range: Range; serviceId: string | null } | null {
  const [name, serviceId] = text.split(":");
  const range = RANGES.find((one) => one === name);
  return range ? { range, serviceId: serviceId ?? null } : null;
}
