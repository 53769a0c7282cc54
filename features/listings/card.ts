export type ServerState = "up" | "restarting" | "down" | "unknown";

/** One server as the directory shows it. Packed, because two hundred of them travel with the page. */
export interface ServerCard {
  slug: string;
  name: string;
  tagline: string | null;
  map: string;
  platform: string;
  region: string;
  city: string | null;
  languages: string[];
  fighting: string;
  tags: string[];
  icon: string;
  hue: string;
  /** A paid place: on top and marked. It changes no number. */
  featured: boolean;
  state: ServerState;
  stateSince: string | null;
  /** Null: not known, which is not the same as nobody. */
  players: number | null;
  slots: number;
  /** Most players in the last 24 hours. */
  peak: number | null;
  /** Share of slots taken in the last 24 hours, 96 packed quarters of an hour. */
  spark: string;
  /** Share of slots taken by hour, packed, aligned with the end of the directory's history. */
  history: string;
  checkedAt: string | null;
  logCompleteUntil: string | null;
  /** The next restarts, ISO, soonest first; empty when no schedule is known. */
  restarts: string[];
  /** Whether a footprint picture exists. */
  footprint: boolean;
  /** Address of the guild's own picture, which stands in the place of the footprint. */
  banner?: string;
}

export interface Directory {
  cards: ServerCard[];
  /** When the list was read, ISO. */
  at: string;
  /** End of the last quarter of an hour of every `spark`, ISO. */
  sparkEnd: string;
  /** End of the last hour of every `history`, ISO. */
  historyEnd: string;
}
