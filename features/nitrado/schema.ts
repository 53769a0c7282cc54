import { z } from "zod";
import type { LogSwitches } from "./log-settings";

/** Nitrado's own word for the game, which also says the platform. */
export const PLATFORM_OF_GAME = { dayz: "pc", dayzps: "playstation", dayzxb: "xbox" } as const;
export type NitradoGame = keyof typeof PLATFORM_OF_GAME;
export type Platform = (typeof PLATFORM_OF_GAME)[keyof typeof PLATFORM_OF_GAME];

export const PLATFORM_NAMES: Readonly<Record<Platform, string>> = {
  pc: "PC",
  playstation: "PlayStation",
  xbox: "Xbox",
};

export const serviceIdInput = z
  .string()
  .regex(/^\d{1,12}$/, "A service id is the number that Nitrado shows in its address.");

export const serviceInput = z.strictObject({
  serviceId: serviceIdInput,
  name: z.string().trim().min(1, "The server needs a name.").max(100, "At most 100 characters."),
  game: z.enum(["dayz", "dayzps", "dayzxb"]),
  map: z.string().trim().toLowerCase().min(1).max(40),
  slots: z.number().int().min(1).max(200),
  /** Minutes that the host's clock is ahead of UTC; measured from the file server, set here until then. */
  utcOffsetMinutes: z.number().int().min(-840).max(840).default(0),
});
export type ServiceInput = z.input<typeof serviceInput>;

/** What a service is, as Nitrado told it at the last look. */
export interface FoundService {
  serviceId: string;
  name: string;
  game: NitradoGame;
  status: string;
  slots: number | null;
  roles: string[];
  suspendsAt: string | null;
  gamePath: string | null;
  mission: string | null;
  map: string | null;
  /** Which lines its log holds; absent where its settings could not be read. */
  logSwitches?: LogSwitches;
  /** Why its details could not be read. */
  error: string | null;
}

/** How a guild reaches Nitrado: by a person's account (their Discord id), or by a pasted token (its row). */
export interface AccessRef {
  kind: "oauth" | "token";
  ref: string;
}

export const tokenInput = z.strictObject({
  token: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{20,4000}$/, "Paste the whole token: one line, without spaces."),
  label: z.string().trim().max(60, "At most 60 characters.").default(""),
});

export const accessInput = z.strictObject({
  kind: z.enum(["oauth", "token"]),
  ref: z.string().min(1).max(40),
});

/** A rented game server as the rest of the house knows it. */
export interface GameService {
  guildId: string;
  serviceId: string;
  name: string;
  platform: Platform | null;
  map: string | null;
  slots: number | null;
  /** It is read, and shown. */
  isActive: boolean;
  /** Nothing is written to the game server. */
  dryRun: boolean;
  game: NitradoGame | null;
  /** Where the game's files lie, without a slash at the end; null until Nitrado has said. */
  gamePath: string | null;
  /** Such as dayzOffline.chernarusplus. */
  mission: string | null;
  /** Some access to Nitrado reads it. */
  connected: boolean;
  /** Which one. */
  access: AccessRef | null;
  /** Nitrado's roles of that access. */
  roles: string[];
  /** active, suspended …; `gone` where the access no longer lists it. */
  status: string | null;
  /** Local time of Nitrado's, without a zone. */
  suspendsAt: string | null;
  lastSyncedAt: Date | null;
  lastError: string | null;
  utcOffsetMinutes: number;
}

/** How far a log file has been read. `state` belongs to the reader and is opaque here. */
export interface LogState {
  serviceId: string;
  fileName: string;
  position: number;
  lines: number;
  events: number;
  unknownLines: number;
  lastLineAt: Date | null;
  state: Record<string, unknown> | null;
  updatedAt: Date;
}
