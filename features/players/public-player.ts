import type { Title } from "./titles";

/** Somebody in a kill: without name and page where the player does not show themselves. */
export interface ShownPlayer {
  playerId: number | null;
  name: string | null;
}

export interface PublicKill {
  killId: number;
  at: string;
  killer: ShownPlayer;
  victim: ShownPlayer;
  weapon: string | null;
  /** Metres. */
  distance: number | null;
  headshot: boolean;
  /** Why it was struck by the guild's staff; null for one that counts. */
  struck: string | null;
}

/** What visitors see of a player. What the player does not show is null. */
export interface PublicPlayer {
  playerId: number;
  name: string;
  kills: number;
  deaths: number;
  headshots: number;
  streak: number;
  bestStreak: number;
  /** Metres. */
  longestShot: number;
  playtimeSeconds: number;
  sessions: number;
  firstSeenAt: string | null;
  lastSeenAt: string | null;
  /** Place on the board of kills; 1,001 stands for farther behind, null for nobody's kill. */
  rank: number | null;
  /** Earlier names, the latest first. */
  names: { name: string; until: string }[] | null;
  weapons: { weapon: string; kills: number; longest: number }[];
  /** Kills of each of the last 30 days, oldest first. */
  days: { day: string; kills: number }[];
  recent: PublicKill[] | null;
  titles: Title[];
  coins: number | null;
}

/** Kills of two players by each other. */
export interface HeadToHead {
  won: number;
  lost: number;
}

/** The player just above somebody on a board. */
export interface Rival {
  me: { playerId: number; name: string; rank: number; value: number };
  /** Null for the first of the board. */
  above: { playerId: number; name: string; value: number } | null;
  between: HeadToHead;
}
