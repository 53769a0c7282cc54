import type { KillKind } from "./schema";

/** Players are counted up to here; beyond it a page says "more than". */
export const COUNTED_PLAYERS = 10_000;

/** A part of a name is looked for among so many players, those seen last; a whole name or an id among all. */
export const SEARCHED_PLAYERS = 3_000;

export const PLAYER_SORTS = ["seen", "kills", "playtime", "shot"] as const;
export type PlayerSort = (typeof PLAYER_SORTS)[number];

/** Columns of the guild's list that can be left out, in their order. */
export const PLAYER_COLUMNS = [
  "person",
  "kills",
  "deaths",
  "ratio",
  "headshots",
  "streak",
  "shot",
  "playtime",
  "sessions",
  "first",
  "seen",
] as const;
export type PlayerColumn = (typeof PLAYER_COLUMNS)[number];

export const USUAL_COLUMNS: readonly PlayerColumn[] = [
  "person",
  "kills",
  "deaths",
  "shot",
  "playtime",
  "seen",
];

/** What is asked of the guild's list of players. */
export interface PlayersQuery {
  /** Part of a name, or the whole of a platform id. */
  search: string;
  sort: PlayerSort;
  online: boolean;
  /** Only those whom somebody has linked, or has not. */
  linked: "yes" | "no" | null;
  /** Only those seen in so many days. */
  days: number | null;
  columns: readonly PlayerColumn[];
  /** The last one of the page before. */
  after: string | null;
}

/** A player in the guild's list. */
export interface PlayerRow {
  playerId: number;
  name: string;
  /** The person who is linked, as the guild's Discord calls them. */
  person: string | null;
  online: boolean;
  kills: number;
  deaths: number;
  headshots: number;
  bestStreak: number;
  longestShot: number;
  playtimeSeconds: number;
  sessions: number;
  firstSeenAt: string | null;
  lastSeenAt: string | null;
  platformId: string | null;
}

export interface PlayerPage {
  players: PlayerRow[];
  /** Pass as `after` for the next page; null at the end. */
  next: string | null;
}

export interface PlayerProfile {
  playerId: number;
  name: string;
  platformId: string | null;
  names: { name: string; until: string }[];
  isPublic: boolean;
  firstSeenAt: string | null;
  lastSeenAt: string | null;
  kills: number;
  deaths: number;
  suicides: number;
  headshots: number;
  streak: number;
  bestStreak: number;
  longestShot: number;
  playtimeSeconds: number;
  sessions: number;
  link: { discordId: string; person: string; method: string | null; at: string | null } | null;
  /** On which servers the log saw them, newest first. */
  seen: { service: string; online: boolean; at: string | null; x: number | null; y: number | null }[];
  weapons: { weapon: string; kills: number; longest: number }[];
  /** The last 30 days, oldest first: hours played and kills. */
  days: { day: string; hours: number; kills: number }[];
  /** Rewards that wait until somebody links the player. */
  held: { decisions: number; coins: number };
}

/** A death that a player had a part in, with its proof. */
export interface PlayerDeath {
  killId: number;
  at: string;
  kind: KillKind;
  /** The player killed; otherwise they died. */
  won: boolean;
  other: { playerId: number | null; name: string } | null;
  cause: string | null;
  weapon: string | null;
  distance: number | null;
  headshot: boolean;
  inferred: boolean;
  historical: boolean;
  struck: string | null;
  grid: string | null;
  service: string | null;
  raw: string | null;
  file: string | null;
  byteOffset: number | null;
  /** What the killer got for it, where this player is the killer. */
  reward: { status: string; coins: number; reason: string } | null;
}

export interface PlayerSession {
  id: number;
  service: string;
  startedAt: string;
  endedAt: string | null;
  seconds: number | null;
  endedBy: string | null;
  dateUncertain: boolean;
}
