import { z } from "zod";
import type { ServerState } from "./card";
import type { Vibe } from "./vibe";
import { FIGHTING, HUES, ICONS, PLATFORMS, REGIONS } from "./words";

const line = (max: number, name: string) =>
  z
    .string()
    .trim()
    .min(1, `${name} is missing.`)
    .max(max, `${name} may have ${max} characters.`)
    .refine((text) => !/[\p{Cc}\p{Cf}]/u.test(text), `${name} holds characters that cannot be shown.`);

const link = z
  .string()
  .trim()
  .max(300, "A link may have 300 characters.")
  .refine(
    (text) => URL.canParse(text) && new URL(text).protocol === "https:",
    "A link starts with https://.",
  );

const invite = link.refine(
  (text) => /^https:\/\/(discord\.gg\/|discord\.com\/invite\/)[\w-]{2,40}$/.test(text),
  "An invite looks like https://discord.gg/name.",
);

export const slug = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9](-?[a-z0-9]){2,59}$/, "Use 3 to 60 small letters, digits and single hyphens.");

const timeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, "This is not a time zone, such as Europe/Warsaw.");

const restartTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "A time looks like 23:00.");

/** A game server that the platform gets to know. */
export const serverInput = z.strictObject({
  /** The service at Nitrado; null for a server hosted elsewhere. */
  serviceId: z
    .string()
    .regex(/^[\w-]{1,40}$/, "This is not the id of a service.")
    .nullable(),
  name: line(80, "The name"),
  platform: z.enum(PLATFORMS, "Choose a platform."),
  map: z.string().regex(/^[a-z0-9_]{2,40}$/, "This is not the name of a map, such as chernarusplus."),
  slots: z.int().min(1, "A server has at least one slot.").max(255, "A server has at most 255 slots."),
  region: z.enum(REGIONS, "Choose a region."),
  city: line(40, "The city").nullable(),
  languages: z
    .array(z.string().regex(/^[a-z]{2}$/, "A language is two letters, such as en."))
    .min(1, "Choose a language.")
    .max(6),
  fighting: z.enum(FIGHTING, "Choose how people fight."),
  timeZone,
  restartTimes: z.array(restartTime).max(24, "At most 24 restarts a day."),
});
export type ServerInput = z.input<typeof serverInput>;

/** What a server offers. */
export const featuresInput = z.strictObject({
  tags: z
    .array(z.string().regex(/^[a-z0-9](-?[a-z0-9]){1,23}$/, "A tag has small letters, digits and hyphens."))
    .max(12, "At most 12 tags."),
  mods: z.array(line(80, "A mod")).max(80, "At most 80 mods."),
  features: z.array(line(120, "A feature")).max(20, "At most 20 features."),
  wipes: z.array(line(120, "A wipe")).max(6, "At most 6 lines on wipes."),
});
export type FeaturesInput = z.input<typeof featuresInput>;

/** The texts of a server's public page. How long they may be depends on the plan (rules.ts). */
export const listingInput = z.strictObject({
  serverId: z.uuid("This is not the id of a server."),
  slug,
  serverName: line(60, "The name"),
  tagline: line(160, "The short text").nullable(),
  description: z.string().max(4_000, "The text may have 4,000 characters.").nullable(),
  rules: z.string().max(4_000, "The rules may have 4,000 characters.").nullable(),
  inviteLink: invite.nullable(),
  website: link.nullable(),
  icon: z.enum(ICONS, "Choose a picture."),
  hue: z.enum(HUES, "Choose a colour."),
});
export type ListingInput = z.input<typeof listingInput>;

/** One bar or point of a history: players at most and on average; null where nobody knows. */
export interface HistoryPoint {
  mean: number | null;
  peak: number | null;
}

export interface History {
  /** End of the last point, ISO. */
  end: string;
  stepMinutes: number;
  points: HistoryPoint[];
}

export interface LeaderRow {
  playerId: number;
  name: string;
  kills: number;
  deaths: number;
  longestShot: number;
  playtimeSeconds: number;
}

/** Everything that a server's public page shows. */
export interface ServerPage {
  guildId: string;
  guildName: string;
  /** Address of the guild's shop; null when the guild does not show itself. */
  guildSlug: string | null;
  slug: string;
  name: string;
  tagline: string | null;
  description: string | null;
  rules: string | null;
  inviteLink: string | null;
  website: string | null;
  icon: string;
  hue: string;
  featured: boolean;
  map: string;
  platform: string;
  region: string;
  city: string | null;
  languages: string[];
  fighting: string;
  tags: string[];
  mods: string[];
  features: string[];
  wipes: string[];
  restartTimes: string[];
  timeZone: string;
  /** The next restarts, ISO, soonest first. */
  restarts: string[];
  state: ServerState;
  stateSince: string | null;
  players: number | null;
  slots: number;
  queue: number | null;
  version: string | null;
  checkedAt: string | null;
  logCompleteUntil: string | null;
  /** Share of checks in the last 30 days in which it was up, 0 to 1. */
  uptime: number | null;
  peak: { players: number; at: string } | null;
  history: { day: History; week: History; month: History };
  /** Share of slots taken by hour over 28 days, packed; see levels.ts. */
  hours: { end: string; packed: string };
  leaders: LeaderRow[];
  /** How people play there; null while nobody has counted. */
  vibe: Vibe | null;
  /** Whether a footprint picture exists. */
  footprint: boolean;
  /** Address of the guild's own picture, which stands in the place of the footprint. */
  banner: string | null;
  publishedAt: string | null;
  /** When all this was read, ISO. */
  at: string;
}
