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

export const linkPlayerInput = z.strictObject({
  discordId: snowflake,
  playerId: z.number().int().positive(),
  method: z.enum(["code", "emote", "staff", "demo"]),
  notes: z.string().trim().max(300, "At most 300 characters.").optional(),
});
export type LinkPlayerInput = z.input<typeof linkPlayerInput>;
