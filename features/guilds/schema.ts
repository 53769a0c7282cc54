import { z } from "zod";
import { isSnowflake } from "@/lib/ids";
import { LEVELS, type Level, SECTIONS, type Section } from "./levels";

// The words themselves stand apart, so that a browser that needs them does not load the checks.
export { LEVELS, type Level, SECTIONS, type Section } from "./levels";

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

export const seeAsInput = z.discriminatedUnion("kind", [
  z.strictObject({ guildId: z.string().max(60), kind: z.literal("level"), id: z.enum(LEVELS) }),
  z.strictObject({ guildId: z.string().max(60), kind: z.literal("role"), id: snowflake }),
]);

/** A guild's dashboard seen as a level or a role would see it. Nothing can be changed meanwhile. */
export interface SeeAs {
  guildId: string;
  kind: "level" | "role";
  /** The level, or the Discord id of the role. */
  id: string;
  /** The level, or the role's name. */
  label: string;
  /** ISO time of its end. */
  until: string;
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
  /** Set while these are the levels of somebody else that are looked through. */
  seeAs: SeeAs | null;
}

/** A page of the member list, as an address asks for it. */
export interface MemberQuery {
  text: string;
  roleId: string | null;
  /** Discord id of the last one of the page before. */
  after: string | null;
  limit: number;
}

export interface MemberDto {
  discordId: string;
  name: string;
  roleIds: string[];
  joinedAt: string | null;
  /** What Discord itself gives: its owner, or whoever may manage the server. */
  fromDiscord: "owner" | "manager" | null;
}

export interface RoleDto {
  roleId: string;
  name: string;
  /** Red, green and blue in one number; 0 for none. */
  color: number;
  managed: boolean;
  /** Members who hold it now. */
  holders: number;
}

export interface GrantDto extends SectionGrant {
  id: string;
  /** Null where Discord does not know the role, or the person was never a member. */
  subjectName: string | null;
  givenAt: string;
  givenBy: string | null;
}
