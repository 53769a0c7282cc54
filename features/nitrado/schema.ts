import { z } from "zod";

/** Nitrado's own word for the game, which also says the platform. */
export const PLATFORM_OF_GAME = { dayz: "pc", dayzps: "playstation", dayzxb: "xbox" } as const;
export type NitradoGame = keyof typeof PLATFORM_OF_GAME;
export type Platform = (typeof PLATFORM_OF_GAME)[keyof typeof PLATFORM_OF_GAME];

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

/** A rented game server as the rest of the house knows it. */
export interface GameService {
  guildId: string;
  serviceId: string;
  name: string;
  platform: Platform | null;
  map: string | null;
  slots: number | null;
  isActive: boolean;
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
