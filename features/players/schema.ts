import { z } from "zod";
import { snowflake } from "@/features/guilds/schema";

/** What ended a life, as `kill_logs.kind` keeps it. */
export const KILL_KINDS = [
  "pvp",
  "suicide",
  "infected",
  "animal",
  "vehicle",
  "explosion",
  "bled_out",
  "drowned",
  "environment",
  "unknown",
] as const;
export type KillKind = (typeof KILL_KINDS)[number];

export const BOARD_METRICS = ["kills", "kd", "longest", "streak", "headshots", "playtime"] as const;
export type BoardMetric = (typeof BOARD_METRICS)[number];

/** One row of a leaderboard. `playtime` in seconds, `longest` in metres. */
export interface BoardRow {
  rank: number;
  playerId: number;
  name: string;
  kills: number;
  deaths: number;
  headshots: number;
  longest: number;
  bestStreak: number;
  playtime: number;
}

/** A player in short, for lists and for whoever receives an order. */
export interface PlayerRef {
  playerId: number;
  name: string;
  lastSeenAt: string | null;
}

export interface LinkedPlayer extends PlayerRef {
  discordId: string;
  method: string | null;
  linkedAt: string | null;
  /** Where the log last saw them, in metres, if it ever said so. */
  lastPosition: { serviceId: string; x: number; y: number; altitude: number | null; at: string } | null;
}

/** A death as people read it. Positions are left out: they are shown by their own rules. */
export interface KillDto {
  killId: number;
  kind: KillKind;
  victim: string | null;
  killer: string | null;
  weapon: string | null;
  /** Metres. */
  distance: number | null;
  headshot: boolean;
  at: string;
  inferred: boolean;
  struckReason: string | null;
}

/** A death with the proof, for those who may see it. */
export interface KillEvidence extends KillDto {
  serviceId: string | null;
  fileName: string | null;
  byteOffset: number | null;
  rawLine: string | null;
  grid: string | null;
  dateUncertain: boolean;
}

export const linkPlayerInput = z.strictObject({
  discordId: snowflake,
  playerId: z.number().int().positive(),
  method: z.enum(["code", "emote", "staff", "demo"]),
  notes: z.string().trim().max(300, "At most 300 characters.").optional(),
});
export type LinkPlayerInput = z.input<typeof linkPlayerInput>;
