/** A season is a month of the calendar, by UTC as all days are counted: `2026-11`. */
export type Season = string;

/** Boards that can be counted for a season; a streak runs on over its end. */
export const SEASON_BOARDS = ["kills", "ratio", "shot", "headshots", "playtime"] as const;
export type SeasonBoard = (typeof SEASON_BOARDS)[number];

export const isSeasonBoard = (text: string): text is SeasonBoard =>
  (SEASON_BOARDS as readonly string[]).includes(text);

/** Seasons that can be looked at, the one that runs among them. */
const KEPT = 12;

const indexOf = (season: Season): number => {
  const [year = 0, month = 0] = season.split("-").map(Number);
  return year * 12 + month - 1;
};

const seasonAt = (index: number): Season =>
  `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;

/** The season of a moment. */
export const seasonOf = (at: Date): Season => seasonAt(at.getUTCFullYear() * 12 + at.getUTCMonth());

/** The newest seasons, the one that runs first. */
export const lastSeasons = (now: Date, count = KEPT): Season[] =>
  Array.from({ length: count }, (_, back) => seasonAt(indexOf(seasonOf(now)) - back));

/** Reads a season of an address: one of the last twelve; null for every other text. */
export function readSeason(text: string, now: Date): Season | null {
  return lastSeasons(now).find((season) => season === text) ?? null;
}

/** Its first day, and the first one after it. */
export const seasonDays = (season: Season): { from: string; to: string } => ({
  from: `${season}-01`,
  to: `${seasonAt(indexOf(season) + 1)}-01`,
});

const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** `November 2026`. */
export const seasonName = (season: Season): string => MONTH.format(new Date(`${season}-01T00:00:00Z`));
