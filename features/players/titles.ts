/** What a title is earned by. */
export interface TitleFacts {
  kills: number;
  deaths: number;
  headshots: number;
  bestStreak: number;
  /** Metres. */
  longestShot: number;
  playtimeSeconds: number;
  /** Place on the board of kills; null where that was not counted out. */
  rank: number | null;
}

export interface Title {
  name: string;
  /** What it is for. */
  why: string;
}

const HOUR_SECONDS = 3_600;

const EARNED: readonly (Title & { by: (facts: TitleFacts) => boolean })[] = [
  { name: "Apex", why: "First on the board of kills.", by: ({ rank, kills }) => rank === 1 && kills > 0 },
  { name: "Far sight", why: "A kill from 500 m or farther.", by: ({ longestShot }) => longestShot >= 500 },
  { name: "Untouched", why: "Ten kills without dying in between.", by: ({ bestStreak }) => bestStreak >= 10 },
  {
    name: "Steady hand",
    why: "At least 25 headshots, and every third kill is one.",
    by: ({ headshots, kills }) => headshots >= 25 && headshots * 3 >= kills,
  },
  {
    name: "Settler",
    why: "A hundred hours on the servers.",
    by: ({ playtimeSeconds }) => playtimeSeconds >= 100 * HOUR_SECONDS,
  },
  {
    name: "Peaceful",
    why: "Twenty hours without killing anybody.",
    by: ({ kills, playtimeSeconds }) => kills === 0 && playtimeSeconds >= 20 * HOUR_SECONDS,
  },
];

/** Titles that a player's own numbers give; nobody can buy one of these. */
export const earnedTitles = (facts: TitleFacts): Title[] =>
  EARNED.filter(({ by }) => by(facts)).map(({ name, why }) => ({ name, why }));
