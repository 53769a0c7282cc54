import { z } from "zod";
import { isSnowflake } from "@/lib/ids";

/** Levels of a person in a guild's dashboard, lowest first. */
export const LEVELS = ["viewer", "support", "moderator", "manager", "owner"] as const;
export type Level = (typeof LEVELS)[number];

/** The parts of a guild's dashboard that rights are given for. */
export const SECTIONS = [
  "overview",
  "servers",
  "players",
  "economy",
  "shop",
  "orders",
  "deliveries",
  "feeds",
  "members",
  "moderation",
  "tickets",
  "listing",
  "audit",
  "plan",
  "settings",
] as const;
export type Section = (typeof SECTIONS)[number];

export const snowflake = z.string().refine(isSnowflake, "This is not a Discord id.");

export const grantInput = z.strictObject({
  section: z.enum(["*", ...SECTIONS], "Choose a section."),
  subjectKind: z.enum(["role", "user"]),
  subjectId: snowflake,
  level: z.enum(LEVELS, "Choose a level."),
});
export type GrantInput = z.output<typeof grantInput>;

/** A right that was given in the dashboard, to a Discord role or to a person. */
export interface SectionGrant {
  section: Section | "*";
  subjectKind: "role" | "user";
  subjectId: string;
  level: Level;
}

/** What Discord says about a person in a guild. */
export interface DiscordStanding {
  owner: boolean;
  /** Discord's permission bits as a decimal text; larger than 2^53. */
  permissions: string;
}

/** Which level a person has in which section; sections without one are absent. */
export type SectionLevels = Partial<Record<Section, Level>>;

/** One guild in the switcher. */
export interface GuildChoice {
  guildId: string;
  slug: string;
  name: string;
  icon: string | null;
  /** The highest level in any section. */
  level: Level;
}

export interface GuildAccess extends GuildChoice {
  sections: SectionLevels;
  /** When Discord last confirmed this. */
  checkedAt: string;
  /** True when Discord did not answer and older rights are shown. */
  stale: boolean;
}
