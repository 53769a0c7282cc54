import { z } from "zod";
import type { SeeAs } from "@/features/guilds/schema";

/** A person who is signed in: a user id and a live session row. */
export interface SessionUser {
  /** grizzly_users.id */
  id: string;
  discordId: string;
  name: string;
  /** Address of the Discord picture, or null. */
  avatar: string | null;
  locale: string | null;
  timeZone: string | null;
  /** Platform staff, from the environment's operators or a row that an operator wrote. */
  staff: "operator" | "support" | null;
}

export interface Session {
  /** Id of the session row; never the token. */
  id: string;
  user: SessionUser;
  createdAt: Date;
  /** When it ends if nothing is done before, and at the latest. */
  idleUntil: Date;
  expiresAt: Date;
  /** Set while this session looks at a guild as somebody else would: it changes nothing then. */
  seeAs: SeeAs | null;
}

/** A device on the account page. */
export interface Device {
  id: string;
  /** `Firefox on Windows` */
  name: string;
  /** As coarse as we keep it: the network, never the address. */
  place: string | null;
  firstSeenAt: string;
  lastSeenAt: string;
  /** True for the device that asks. */
  current: boolean;
  revokedAt: string | null;
}

/** Why a session was ended before its time. */
export type RevokeReason = "sign-out" | "sign-out-everywhere" | "device" | "ban" | "replaced";

/** A Discord account as `/users/@me` gives it. */
export interface DiscordProfile {
  discordId: string;
  name: string;
  /** Picture hash, not an address. */
  avatarHash: string | null;
  locale: string | null;
}

/** A guild as `/users/@me/guilds` gives it. */
export interface DiscordGuild {
  guildId: string;
  name: string;
  icon: string | null;
  owner: boolean;
  permissions: string;
}

export type Provider = "discord" | "patreon";

export interface ProviderTokens {
  accessToken: string;
  refreshToken: string | null;
  /** Seconds from now. */
  expiresIn: number;
  scope: string;
}

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }) !== null;
  } catch {
    return false;
  }
}

function isLocale(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

export const profileInput = z.strictObject({
  timeZone: z.string().max(60).refine(isTimeZone, "This time zone is not known.").nullish(),
  locale: z.string().max(35).refine(isLocale, "This language is not known.").nullish(),
});

export const deviceInput = z.strictObject({ deviceId: z.uuid("This is not a device.") });
