/** How much a made guild holds. */
export interface GuildSize {
  guild: string;
  slug: string;
  services: readonly string[];
  players: number;
  /** Players who play on the same day. */
  active: number;
  kills: number;
  sessions: number;
  /** Movements of coins; each has two ledger rows. */
  movements: number;
  /** Members of the Discord server with coins and a linked player. */
  persons: number;
  /** Days of history. */
  days: number;
  items: number;
  auditLines: number;
}

/** Ten million kills, a million sessions, fifty thousand players, five million ledger rows. */
export const LARGE: GuildSize = {
  guild: "688446347673720002",
  slug: "big-guild",
  services: ["7201", "7202", "7203"],
  players: 50_000,
  active: 2_000,
  kills: 10_000_000,
  sessions: 1_000_000,
  movements: 2_500_000,
  persons: 20_000,
  days: 365,
  items: 150,
  auditLines: 300_000,
};

/** As large as the demo community. */
export const SMALL: GuildSize = {
  guild: "688446347673720001",
  slug: "small-guild",
  services: ["7101", "7102"],
  players: 200,
  active: 40,
  kills: 10_000,
  sessions: 2_000,
  movements: 2_500,
  persons: 60,
  days: 90,
  items: 40,
  auditLines: 400,
};

/** The Discord id of a made person, from 0. */
export const discordIdOf = (size: GuildSize, nr: number): string =>
  `${size.guild.slice(-4)}${String(nr).padStart(14, "0")}`;

/** Runs one statement as the superuser. */
export type Sql = (text: string, values?: unknown[]) => Promise<unknown>;
